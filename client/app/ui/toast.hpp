// What was done just now, for a moment, above everything but dialogs; it may hold the way back.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// It lies over the rest, so its button is asked before all else: where it was drawn last.
Press PressUndo(Ui& ui, const app::State& state);
/// What it takes from the foot of the screen, so that it lies over no control; 0: there is none.
float ToastHeight(Ui& ui, const app::State& state);
/// Ends at `bottom`. `press`: of its button. Readers hear it announced.
void DrawToast(Ui& ui, const app::State& state, float bottom, const Press& press);

}  // namespace pinwright::ui
