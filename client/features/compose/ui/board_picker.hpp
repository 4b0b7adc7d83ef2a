// Where the pin goes: the account where there are several, the board, and its section.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Gives its height.
float DrawBoardPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
