// Lets the user decide which of several Pinterest pins, if any, is a pin whose outcome is unknown.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Returns its height; 0 if there is nothing to decide.
float DrawDecision(Ui& ui, const app::PinView& view, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
