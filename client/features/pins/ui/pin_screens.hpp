// The screens of pins: one pin, the lists, and the bar for selected pins.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// The screens return the y where they end.
float DrawPin(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawPins(Ui& ui, const app::State& state, const Area& area, Commands& commands);

/// The bar with the actions for selected pins; its height is 0 if the user isn't selecting.
float SelectionBarHeight(Ui& ui, const app::State& state);
void DrawSelectionBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands);

/// Covers whatever screen is shown.
void DrawCancelDialog(Ui& ui, const app::State& state, Commands& commands);

}  // namespace pinwright::ui
