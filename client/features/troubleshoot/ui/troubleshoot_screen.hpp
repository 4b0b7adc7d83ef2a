// The Troubleshoot screen.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Returns the y where it ends.
float DrawTroubleshoot(Ui& ui, const app::State& state, const Area& area, Commands& commands);

}  // namespace pinwright::ui
