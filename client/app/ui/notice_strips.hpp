// The lines above every screen: what mode the server runs in, and what stops it.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Across the whole page, from `y` down. Returns the y where they end.
float DrawStrips(Ui& ui, const app::State& state, float y, Commands& commands);

}  // namespace pinwright::ui
