// A pin that nobody knows the fate of, and those at Pinterest that may be it: the person decides.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Gives its height; 0 where there is nothing to decide.
float DrawDecision(Ui& ui, const app::PinView& view, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
