#include "client/features/troubleshoot/checks_and_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "client/core/common_words.hpp"
#include "client/features/troubleshoot/check_words.hpp"
#include "shared/check.hpp"

namespace pinwright::app {

namespace {

// The last event of the stream contains no check, and so no id.
constexpr const char* kCheckId = "id";
// The only check that the page does itself.
constexpr const char* kDeviceClock = "device_clock";

/// The name of an account in the report: its position in the list, since real names are private.
std::string AccountNumber(const State& state, const std::string& account_id)
{
    const std::vector<Account>& accounts = state.server.status.accounts;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (accounts[i].id == account_id)
            return "account " + std::to_string(i + 1);
    }
    return "an account";
}

/// Removes the text between “ and ”, since pin titles are private too.
std::string WithoutTitles(std::string text)
{
    constexpr std::string_view kOpen = "“", kClose = "”";
    for (std::size_t at = 0; (at = text.find(kOpen, at)) != std::string::npos;) {
        at += kOpen.size();
        const std::size_t end = text.find(kClose, at);
        if (end == std::string::npos)
            break;
        text.replace(at, end - at, "…");
    }
    return text;
}

}  // namespace

void ChecksAndReport::Run()
{
    if (m_core.Awaits(Purpose::kChecks))
        return;
    Checks& checks = m_core.state.checks;
    checks.load = Load::kLoading;
    checks.items.clear();
    checks.problem.reset();
    OnClock();
    m_core.Listen(Purpose::kChecks, "/api/v1/diagnosis");
}

void ChecksAndReport::OnPart(std::string_view data)
{
    const nlohmann::json json = nlohmann::json::parse(data, nullptr, false);
    if (!json.is_object() || !json.contains(kCheckId))
        return;
    m_core.state.checks.items.push_back(CheckFromJson(json));
}

void ChecksAndReport::OnAnswer(const Answer& answer)
{
    Checks& checks = m_core.state.checks;
    const auto of_server = [](const Check& check) { return check.id != kDeviceClock; };
    if (answer.status != 200 || std::none_of(checks.items.begin(), checks.items.end(), of_server)) {
        checks.load = Load::kFailed;
        checks.problem = answer.failure();
        m_core.Announce(Politeness::kAssertive, checks.problem->title);
        return;
    }
    checks.load = Load::kReady;
    m_core.Announce(Politeness::kPolite, words::ChecksSummary(checks.items));
}

void ChecksAndReport::OnClock()
{
    Checks& checks = m_core.state.checks;
    const auto of_clock = [](const Check& check) { return check.id == kDeviceClock; };
    checks.items.erase(std::remove_if(checks.items.begin(), checks.items.end(), of_clock),
                       checks.items.end());
    const std::optional<Diagnosis> wrong = words::DeviceClock(m_core.state.clock_lead);
    if (!wrong || checks.load == Load::kIdle)
        return;
    Check check;
    check.id = kDeviceClock;
    check.severity = Severity::kAttention;
    check.title = wrong->title;
    check.detail = wrong->detail;
    check.fix = wrong->fix;
    checks.items.insert(checks.items.begin(), std::move(check));
}

void ChecksAndReport::CopyReport()
{
    m_core.Copy(ReportText(m_core.state));
}

std::string ReportText(const State& state)
{
    std::string text = "Pinwright " + state.server.status.version + ", " +
                       std::string(ToString(state.server.status.mode)) + "\n" +
                       words::ChecksSummary(state.checks.items) + "\n";
    for (const Check& check : state.checks.items) {
        text += "\n[" + std::string(ToString(check.severity)) + "] ";
        if (!check.account_id.empty())
            text += AccountNumber(state, check.account_id) + ": ";
        text += check.title;
        for (const std::string& more : {check.detail, check.fix}) {
            if (!more.empty())
                text += "\n    " + WithoutTitles(more);
        }
    }
    return text + "\n";
}

}  // namespace pinwright::app
