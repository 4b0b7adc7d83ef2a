// The lists of pins, for the screens that show them: their head with tabs, and the list of the tab with all
// its states.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Title and "New pin"; gives the y where they end.
float DrawListTitle(Ui& ui, const Area& area, std::string_view title, Commands& commands);
/// The tabs, from `y` on; gives the y where they end.
float DrawListTabs(Ui& ui, const app::State& state, const Area& area, float y, const app::PinTab* tabs,
                   std::size_t count, Commands& commands);
/// From `y` on; gives the y where it ends.
float DrawPinList(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands);

/// To be called before the area of the screen opens, `scroll` being its node: what comes in above the rows in
/// sight does not move them.
void KeepPinsInPlace(Ui& ui, const app::State& state, platform::Node& scroll);

}  // namespace pinwright::ui
