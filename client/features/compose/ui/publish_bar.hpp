// The end of the form: remaining problems, the publish button with its progress, and the other buttons.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Used in the form if there is no bar that stays visible. Returns its height.
float DrawPublishRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);
/// "Save as draft" and "Discard draft", if they are useful. Returns the height; 0 if neither is.
float DrawDiscardRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
