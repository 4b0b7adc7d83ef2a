#include "client/features/pins/pin_polling.hpp"

#include <algorithm>

#include "client/features/pins/pin_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr int kQuickMs = 1000;
constexpr int kSlowMs = 5000;
constexpr int kWaitingMs = 10'000;
constexpr int kQuickLooks = 60;  ///< After 60 requests, one per second, polling slows down.
constexpr int kLiveLooks = 24;   ///< About two minutes for a published pin to be seen live.
constexpr int kFailureMaxMs = 15'000;

}  // namespace

std::string PinAddress(std::string_view pin_id)
{
    return "/api/v1/pins/" + EncodePart(pin_id);
}

std::optional<int> NextLookMs(const Pin& pin, int looks)
{
    switch (pin.state) {
        case PinState::kScheduled:
            if (pin.cause || pin.publish_at)
                return kSlowMs;
            [[fallthrough]];
        case PinState::kPublishing:
            return looks < kQuickLooks ? kQuickMs : kSlowMs;
        case PinState::kUnconfirmed:
            return kSlowMs;
        case PinState::kHeld:
            return kWaitingMs;
        case PinState::kPublished:
            return !pin.confirmed_at && looks < kLiveLooks ? std::optional(kSlowMs) : std::nullopt;
        case PinState::kDraft:
        case PinState::kFailed:
        case PinState::kCanceled:
            break;
    }
    return std::nullopt;
}

void PinPolling::Enter(std::string_view pin_id)
{
    PinView& view = m_core.state.pin;
    if (view.pin_id != pin_id) {
        view = {};
        view.pin_id = std::string(pin_id);
    }
    Look();
}

void PinPolling::Leave()
{
    m_core.DropAlarm(Alarm::kPin);
    m_core.Cancel(Purpose::kGetPin);
}

void PinPolling::Begin(const Pin& pin, std::string note)
{
    Leave();
    m_core.state.pin = {};
    m_core.state.pin.pin_id = pin.id;
    m_core.state.pin.note = std::move(note);
    m_looks = 0;
    Show(pin);
}

void PinPolling::Look(Asking asking)
{
    PinView& view = m_core.state.pin;
    m_core.DropAlarm(Alarm::kPin);
    if (view.pin_id.empty() || m_core.Awaits(Purpose::kGetPin, view.pin_id))
        return;
    m_core.Cancel(Purpose::kGetPin);
    if (!view.pin && (view.load == Load::kIdle || asking == Asking::kOnDemand)) {
        view.load = Load::kLoading;
        view.problem.reset();
    }
    m_core.Send(Purpose::kGetPin, view.pin_id, "GET", PinAddress(view.pin_id));
}

void PinPolling::OnShown()
{
    const PinView& view = m_core.state.pin;
    if (!view.pin || NextLookMs(*view.pin, m_looks))
        Look();
}

void PinPolling::Take(const Pin& pin)
{
    if (m_core.state.pin.pin_id != pin.id || m_core.state.route.screen != Screen::kPin)
        return;
    // The answer to a request sent before this change would be outdated.
    Leave();
    Show(pin);
}

void PinPolling::OnPin(const Answer& answer)
{
    PinView& view = m_core.state.pin;
    if (answer.subject != view.pin_id)
        return;
    if (answer.good()) {
        m_failures = 0;
        if (view.problem) {
            view.problem.reset();
        }
        Show(PinFromJson(answer.json));
        return;
    }
    const Diagnosis problem = answer.failure();
    if (view.problem != problem) {
        m_core.Announce(Politeness::kAssertive, Spoken(problem));
    }
    view.problem = problem;
    if (!view.pin && view.load != Load::kFailed) {
        view.load = Load::kFailed;
    }
    if (answer.passing()) {
        m_core.SetAlarm(Alarm::kPin, std::min(kQuickMs << std::min(m_failures, 4), kFailureMaxMs));
        ++m_failures;
    }
}

void PinPolling::Show(const Pin& pin)
{
    PinView& view = m_core.state.pin;
    const bool turned = !view.pin || view.pin->state != pin.state || view.pin->cause != pin.cause;
    if (turned)
        m_looks = 0;
    if (!view.pin || *view.pin != pin) {
        view.pin = pin;
        view.load = Load::kReady;
        view.history = words::HistoryOf(pin);
    }
    const Diagnosis* const rests =
        words::AccountRests(pin, FindAccount(m_core.state, pin.account_id), m_core.Now());
    const bool held_back = std::exchange(m_rests, rests != nullptr) != m_rests;
    Describe();
    if (turned || held_back)
        Tell(pin);
    if (const std::optional<int> next = NextLookMs(pin, m_looks++))
        m_core.SetAlarm(Alarm::kPin, *next);
}

void PinPolling::Describe()
{
    PinView& view = m_core.state.pin;
    if (!view.pin)
        return;
    PinWords words = words::DescribePin(*view.pin, FindAccount(m_core.state, view.pin->account_id),
                                        m_core.zone(), m_core.Now());
    if (words == view.words)
        return;
    view.words = std::move(words);
}

void PinPolling::OnStatus()
{
    if (m_core.state.route.screen == Screen::kPin && m_core.state.pin.pin)
        Show(Pin(*m_core.state.pin.pin));
}

void PinPolling::Tell(const Pin& pin)
{
    const PinWords& words = m_core.state.pin.words;
    const bool urgent = pin.state == PinState::kFailed || pin.state == PinState::kHeld ||
                        (pin.state == PinState::kUnconfirmed && !words.busy);
    std::string text = words.title;
    for (const std::string* part : {&words.detail, &words.fix}) {
        if (!part->empty())
            text += (text.back() == '.' ? " " : ". ") + *part;
    }
    m_core.Announce(urgent ? Politeness::kAssertive : Politeness::kPolite, text);
}

}  // namespace pinwright::app
