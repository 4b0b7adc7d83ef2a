// How a state looks, whatever shows it: icon, colour and ground for a pin's and an account's. Its word
// comes from the app.
#pragma once

#include "client/kit/canvas/ui.hpp"
#include "shared/api_types.hpp"

namespace pinwright::ui {

struct StateLook {
    Icon icon;
    Colour colour, ground;
};
StateLook LookOf(const Theme& theme, PinState state);
/// The same; one that is out, and no longer there, needs to be seen to.
StateLook LookOf(const Theme& theme, const Pin& pin);
StateLook LookOf(const Theme& theme, const Account& account);

}  // namespace pinwright::ui
