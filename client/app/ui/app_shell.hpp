// The frame around every screen: the strip that says which Pinterest this is, the rail or the bar of
// screens, notices, and the dialogs over all.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Draws everything that there is to see, once.
Commands DrawAll(Ui& ui, const app::State& state);

}  // namespace pinwright::ui
