// How a state looks everywhere: icon, color and ground for pins and accounts. The app supplies the words.
#pragma once

#include "client/kit/canvas/ui.hpp"
#include "shared/api_types.hpp"

namespace pinwright::ui {

struct StateLook {
    Icon icon;
    Color color, ground;
};
StateLook LookOf(const Theme& theme, PinState state);
/// The same; a pin that was deleted at Pinterest looks held, because it needs attention.
StateLook LookOf(const Theme& theme, const Pin& pin);
StateLook LookOf(const Theme& theme, const Account& account);

}  // namespace pinwright::ui
