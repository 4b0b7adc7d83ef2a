// The screens of pins: one pin, the lists, and what is done with those that are selected.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// The screens give the y where they end.
float DrawPin(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawPins(Ui& ui, const app::State& state, const Area& area, Commands& commands);

/// What is done with the pins that are selected; 0 high where none are being selected.
float SelectionBarHeight(Ui& ui, const app::State& state);
void DrawSelectionBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands);

/// Lies over whatever screen there is.
void DrawCancelDialog(Ui& ui, const app::State& state, Commands& commands);

}  // namespace pinwright::ui
