// How a state looks, whatever shows it: icon, colour and ground for a pin's and an account's. Its word
// comes from the app.
#pragma once

#include "client/ui/ui.hpp"
#include "shared/api_types.hpp"

namespace pinwright::ui {

struct StateLook {
    Icon icon;
    Colour colour, ground;
};
StateLook LookOf(const Theme& theme, PinState state);
StateLook LookOf(const Theme& theme, const Account& account);

}  // namespace pinwright::ui
