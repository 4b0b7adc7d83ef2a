#include "client/features/pins/publish_retry_cancel.hpp"

#include "client/features/pins/pin_words.hpp"
#include "shared/api_json.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::app {

PinOffers OffersOf(const Pin& pin)
{
    PinOffers offers;
    switch (pin.state) {
        case PinState::kDraft:
            offers.edit = offers.publish_now = offers.cancel = offers.move = true;
            break;
        case PinState::kScheduled:
            offers.edit = offers.cancel = true;
            offers.publish_now = offers.move = pin.publish_at.has_value();
            break;
        case PinState::kHeld:
            offers.edit = offers.retry = offers.cancel = true;
            offers.publish_now = offers.move = pin.publish_at.has_value();
            break;
        case PinState::kFailed:
            offers.edit = offers.retry = offers.cancel = true;
            break;
        case PinState::kCanceled:
            offers.edit = offers.retry = true;
            break;
        case PinState::kUnconfirmed:
            offers.decide = pin.cause && pin.cause->id == Describe(Cause::kNeedsDecision).id;
            break;
        case PinState::kPublished:
            offers.retry = HasVanished(pin);
            break;
        case PinState::kPublishing:
            break;
    }
    return offers;
}

void PublishRetryCancel::PublishNow(const std::string& pin_id)
{
    PinChange now;
    now.publish_at.emplace();
    now.time_zone.emplace();
    now.state = PinState::kScheduled;
    Change(pin_id, "PATCH", {}, JsonText(PinChangeToJson(now)));
}

void PublishRetryCancel::Retry(const std::string& pin_id)
{
    Change(pin_id, "POST", "/retry", {});
}

void PublishRetryCancel::AskCancel(const std::string& pin_id)
{
    const Pin* const pin = FindPin(m_core.state, pin_id);
    if (pin != nullptr && OffersOf(*pin).cancel)
        m_core.state.asks_cancel = pin_id;
}

void PublishRetryCancel::ConfirmCancel()
{
    Change(std::exchange(m_core.state.asks_cancel, {}), "DELETE", {}, {});
}

void PublishRetryCancel::Decide(const std::string& pinterest_pin_id)
{
    const PinView& view = m_core.state.pin;
    if (!view.pin || !OffersOf(*view.pin).decide)
        return;
    Change(view.pin_id, "POST", "/decision",
           pinterest_pin_id.empty() ? JsonText({{"again", true}})
                                    : JsonText({{"pinterest_pin_id", pinterest_pin_id}}));
}

void PublishRetryCancel::Change(const std::string& pin_id, std::string_view method, std::string_view what,
                                std::string body)
{
    if (pin_id.empty() || m_core.Awaits(Purpose::kChangePin, pin_id))
        return;
    if (m_core.state.pin.pin_id == pin_id)
        m_core.state.pin.busy = true;
    m_core.state.notice.reset();
    m_core.Send(Purpose::kChangePin, pin_id, method, PinAddress(pin_id) + std::string(what), std::move(body));
}

void PublishRetryCancel::OnChanged(const Answer& answer)
{
    if (m_core.state.pin.pin_id == answer.subject)
        m_core.state.pin.busy = false;
    if (answer.good()) {
        const Pin pin = PinFromJson(answer.json);
        m_core.Toast(words::PinTurned(pin));
        m_follower.Take(pin);
    } else {
        m_core.Complain(answer.failure());
        if (m_core.state.route.screen == Screen::kPin)
            m_follower.Look();
    }
    // The new status has a new revision, which makes the lists read the changes.
    m_server.Ask();
}

}  // namespace pinwright::app
