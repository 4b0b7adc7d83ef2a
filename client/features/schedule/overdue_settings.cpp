#include "client/features/schedule/overdue_settings.hpp"

#include "client/features/schedule/schedule_words.hpp"
#include "shared/api_json.hpp"
#include "shared/utf8.hpp"

namespace pinwright::app {

namespace {

constexpr std::string_view kAddress = "/api/v1/settings";
constexpr std::string_view kRead = "read", kWritten = "written";

std::optional<int> ReadHours(const std::string& text)
{
    int hours = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || hours > kMostOverdueHours)
            return std::nullopt;
        hours = hours * 10 + (c - '0');
    }
    if (hours < kLeastOverdueHours || hours > kMostOverdueHours)
        return std::nullopt;
    return hours;
}

}  // namespace

void OverdueSettings::Open()
{
    m_core.state.overdue.emplace();
    m_core.state.overdue->load = Load::kLoading;
    m_core.Cancel(Purpose::kOverdue);
    m_core.Send(Purpose::kOverdue, kRead, "GET", std::string(kAddress));
}

void OverdueSettings::Choose(OverduePolicy policy)
{
    if (m_core.state.overdue)
        m_core.state.overdue->policy = policy;
    Check();
}

void OverdueSettings::EditHours(const std::string& text)
{
    if (m_core.state.overdue)
        m_core.state.overdue->hours = std::string(TrimSpaces(text));
    Check();
}

/// The hours are checked only if late pins are published at all.
void OverdueSettings::Check()
{
    if (!m_core.state.overdue)
        return;
    OverdueDialog& dialog = *m_core.state.overdue;
    dialog.problems.clear();
    if (dialog.policy == OverduePolicy::kPublish && !ReadHours(dialog.hours))
        dialog.problems.push_back(words::NoHoursProblem());
}

void OverdueSettings::Save()
{
    if (!m_core.state.overdue || m_core.state.overdue->load != Load::kReady || m_core.state.overdue->busy)
        return;
    OverdueDialog& dialog = *m_core.state.overdue;
    Check();
    if (!dialog.problems.empty()) {
        m_core.Announce(Politeness::kAssertive, dialog.problems.front().title);
        return;
    }
    SettingsChange change;
    change.overdue = dialog.policy;
    if (dialog.policy == OverduePolicy::kPublish)
        change.overdue_hours = ReadHours(dialog.hours);
    dialog.busy = true;
    dialog.problem.reset();
    m_core.Send(Purpose::kOverdue, kWritten, "PATCH", std::string(kAddress),
                JsonText(SettingsChangeToJson(change)));
}

void OverdueSettings::OnAnswer(const Answer& answer)
{
    std::optional<OverdueDialog>& dialog = m_core.state.overdue;
    if (!dialog)
        return;
    dialog->busy = false;
    if (!answer.good()) {
        dialog->problem = answer.failure();
        if (answer.subject == kRead)
            dialog->load = Load::kFailed;
        m_core.Announce(Politeness::kAssertive, Spoken(*dialog->problem));
        return;
    }
    if (answer.subject == kWritten) {
        dialog.reset();
        m_core.Toast(std::string(texts::kOverdueSaved));
        return;
    }
    const Settings settings = SettingsFromJson(answer.json);
    dialog->load = Load::kReady;
    dialog->policy = settings.overdue;
    dialog->hours = std::to_string(settings.overdue_hours);
}

}  // namespace pinwright::app
