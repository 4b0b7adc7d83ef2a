// Parts of the screens that show lists of pins: the title, the tabs, and the list itself in all its states.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Draws the title and "New pin"; returns the y where they end.
float DrawListTitle(Ui& ui, const Area& area, std::string_view title, Commands& commands);
/// Draws the tabs from `y`; returns the y where they end.
float DrawListTabs(Ui& ui, const app::State& state, const Area& area, float y, const app::PinTab* tabs,
                   std::size_t count, Commands& commands);
/// Draws the list from `y`; returns the y where it ends.
float DrawPinList(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands);

/// Keeps the visible rows in place when rows arrive above them. Call it before the screen's area opens;
/// `scroll` is that area's node.
void KeepPinsInPlace(Ui& ui, const app::State& state, platform::Node& scroll);

}  // namespace pinwright::ui
