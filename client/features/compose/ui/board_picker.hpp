// Chooses where the pin goes: the account (if there are several), the board, and its section.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Returns its height.
float DrawBoardPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
