// Briefly shows what was just done, above everything but dialogs; may offer to undo it.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Handles the button where it was last drawn. Call this first, because the toast covers other controls.
Press PressUndo(Ui& ui, const app::State& state);
/// The space that the toast needs at the bottom, so that it covers no control; 0 if there is no toast.
float ToastHeight(Ui& ui, const app::State& state);
/// Draws the toast, ending at `bottom`. `press`: of its button. Screen readers announce it separately.
void DrawToast(Ui& ui, const app::State& state, float bottom, const Press& press);

}  // namespace pinwright::ui
