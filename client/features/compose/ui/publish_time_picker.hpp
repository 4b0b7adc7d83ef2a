// Chooses when the pin is published: now, or at a date and time in the user's zone.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Returns its height.
float DrawWhenPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
