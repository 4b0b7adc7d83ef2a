// The frame around every screen: the strip that shows the Pinterest environment, the navigation, notices, and
// the dialogs on top.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Draws the whole page once.
Commands DrawAll(Ui& ui, const app::State& state);

}  // namespace pinwright::ui
