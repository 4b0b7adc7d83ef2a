// The lists of pins, for the screens that show them: their head with tabs, and the list of the tab with all
// its states.
#pragma once

#include "client/ui/screens.hpp"

namespace pinwright::ui {

/// Title, "New pin" and the tabs; gives the y where they end.
float DrawListHead(Ui& ui, const app::State& state, const Area& area, std::string_view title,
                   const app::PinTab* tabs, std::size_t count, Commands& commands);
/// From `y` on; gives the y where it ends.
float DrawPinList(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands);

}  // namespace pinwright::ui
