#include "client/app/app.hpp"

#include "client/app/handlers.hpp"
#include "client/core/clock_skew.hpp"
#include "client/core/common_words.hpp"
#include "client/features/accounts/standard_access_words.hpp"
#include "client/features/compose/compose_words.hpp"

namespace pinwright::app {

/// Passes the command to the part that handles its kind. A kind without a handler doesn't compile.
template <typename... Kinds>
void App::Impl::DoLateCommand(const command::Command& command, const command::KindsOf<Kinds...>*)
{
    using Handler = void (*)(Impl&, const void*);
    static constexpr Handler kHandlers[] = {
        [](Impl& impl, const void* one) { impl.Handle(*static_cast<const Kinds*>(one)); }...};
    kHandlers[command.index()](*this, command.command());
}

void App::Impl::HandleNowOrLater(Deed deed)
{
    if (late_code == LateCode::kAwaited) {
        waiting.push_back(std::move(deed));
        core.Emit(NeedLateCode{});
        return;
    }
    core.changed = true;
    if (const auto* command = std::get_if<command::Command>(&deed))
        DoLateCommand(*command, static_cast<const command::Kinds*>(nullptr));
    else
        moving.SetRoute(std::get<HistoryMove>(deed).address);
    moving.Settle();
}

App::App(const Clock& clock, Random& random, const Zone& zone)
    : m_impl(std::make_unique<Impl>(clock, random, zone))
{
}

App::~App() = default;

void App::Start(std::string_view address, std::string_view saved_draft, std::string_view saved_preferences,
                LateCode late_code)
{
    m_impl->late_code = late_code;
    m_impl->core.state.preferences = PreferencesFromText(saved_preferences);
    m_impl->parts.form.Begin(saved_draft);
    m_impl->moving.SetRoute(address);
    m_impl->parts.server.Ask();
    m_impl->moving.Settle();
}

void App::Do(command::Command command)
{
    const auto* const edit = command.As<command::EditText>();
    const auto* const left = command.As<command::LeaveField>();
    if (edit == nullptr && left == nullptr) {
        m_impl->HandleNowOrLater(std::move(command));
        return;
    }
    // Typing never waits.
    m_impl->core.changed = true;
    if (edit != nullptr)
        m_impl->Handle(*edit);
    else
        m_impl->Handle(*left);
    m_impl->moving.Settle();
}

void App::OnLateCode()
{
    m_impl->late_code = LateCode::kHere;
    if (m_impl->state().server.known)
        m_impl->UpdateLateScreens(Impl::StatusNews::kChanged);
    for (Impl::Deed& deed : std::exchange(m_impl->waiting, {}))
        m_impl->HandleNowOrLater(std::move(deed));
}

void App::OnAnswer(RequestId request, int status, std::string_view body)
{
    const std::optional<Answer> answer = m_impl->core.Take(request, status, body);
    if (!answer)
        return;
    m_impl->HandleAndCompare(*answer);
    m_impl->moving.Settle();
}

void App::OnServerTime(Timestamp date, std::chrono::milliseconds took)
{
    const Core& core = m_impl->core;
    const std::chrono::milliseconds lead = ServerLead(core.state.clock_lead, date, took, core.DeviceNow());
    if (lead != core.state.clock_lead)
        m_impl->SetClockLead(lead);
}

void App::OnPart(RequestId request, std::string_view data)
{
    if (m_impl->core.PurposeOf(request) != Purpose::kChecks)
        return;
    m_impl->core.changed = true;
    m_impl->parts.checks.OnPart(data);
}

void App::OnUploadProgress(RequestId request, std::int64_t sent, std::int64_t total)
{
    if (m_impl->core.PurposeOf(request) != Purpose::kUpload)
        return;
    m_impl->core.changed = true;
    m_impl->parts.image.OnProgress(sent, total);
}

void App::OnTimer(TimerId timer)
{
    if (const std::optional<Alarm> alarm = m_impl->core.TakeAlarm(timer))
        m_impl->Handle(*alarm);
    m_impl->moving.Settle();
}

void App::OnHistoryMoved(std::string_view address)
{
    m_impl->HandleNowOrLater(Impl::HistoryMove{std::string(address)});
}

void App::OnVisible(bool visible)
{
    m_impl->core.visible = visible;
    if (!visible) {
        m_impl->parts.form.Save();
        return;
    }
    m_impl->Compare([this] { m_impl->parts.connecting.OnShown(); });
    OnOnline();
}

void App::OnOnline()
{
    m_impl->Compare([this] { m_impl->TryAllNow(); });
    m_impl->moving.Settle();
}

void App::OnDraftElsewhere(std::string_view text)
{
    m_impl->core.changed = true;
    m_impl->parts.publishing.OnElsewhere(text);
    if (m_impl->state().route.screen == Screen::kCompose)
        m_impl->parts.choice.Enter();
    m_impl->moving.Settle();
}

void App::OnCopied(bool taken)
{
    m_impl->core.Toast(std::string(taken ? texts::kCopied : texts::kNotCopied));
}

void App::OnDraftSeen(std::string_view text)
{
    if (m_impl->state().draft_kept && m_impl->parts.form.IsNews(text))
        OnDraftElsewhere(text);
}

void App::OnRecording(Recording recording)
{
    State& state = m_impl->core.state;
    if (state.recording == recording)
        return;
    state.recording = recording;
    m_impl->core.changed = true;
    m_impl->core.Announce(Politeness::kPolite, words::RecordingText(recording));
}

void App::OnChangedElsewhere()
{
    if (m_impl->core.visible) {
        m_impl->parts.server.Ask();
        if (m_impl->state().route.screen == Screen::kPin)
            m_impl->parts.follower.Look();
    }
    m_impl->moving.Settle();
}

void App::OnNotKept()
{
    if (std::exchange(m_impl->core.state.draft_kept, false)) {
        m_impl->core.changed = true;
        m_impl->core.Announce(Politeness::kPolite, texts::kDraftNotKept);
    }
}

const State& App::state() const
{
    return m_impl->core.state;
}

std::vector<Effect> App::TakeEffects()
{
    return m_impl->core.TakeEffects();
}

bool App::TakeChanged()
{
    return std::exchange(m_impl->core.changed, false);
}

}  // namespace pinwright::app
