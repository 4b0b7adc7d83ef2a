#include "client/kit/widgets/state_style.hpp"

namespace pinwright::ui {

StateLook LookOf(const Theme& theme, PinState state)
{
    switch (state) {
        case PinState::kPublished:
            return {Icon::kCheck, theme.ok, theme.ok_soft};
        case PinState::kFailed:
            return {Icon::kAlert, theme.danger, theme.danger_soft};
        case PinState::kHeld:
        case PinState::kUnconfirmed:
            return {Icon::kAlert, theme.warn, theme.warn_soft};
        case PinState::kCanceled:
            return {Icon::kCross, theme.muted, theme.sunken};
        case PinState::kDraft:
            return {Icon::kCompose, theme.muted, theme.sunken};
        case PinState::kScheduled:
        case PinState::kPublishing:
            break;
    }
    return {Icon::kClock, theme.link, theme.accent_soft};
}

StateLook LookOf(const Theme& theme, const Pin& pin)
{
    const bool vanished = pin.state == PinState::kPublished && pin.cause;
    return LookOf(theme, vanished ? PinState::kHeld : pin.state);
}

StateLook LookOf(const Theme& theme, const Account& account)
{
    if (account.state == AccountState::kConnected)
        return account.cause ? LookOf(theme, PinState::kHeld) : LookOf(theme, PinState::kPublished);
    return LookOf(
        theme, account.state == AccountState::kNeedsReconnection ? PinState::kFailed : PinState::kCanceled);
}

}  // namespace pinwright::ui
