// When the pin goes out: at once, or at a date and time in the person's own zone.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Gives its height.
float DrawWhenPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
