// Previews the pin as Pinterest will show it, in the feed or opened. Purely visual: screen readers read the
// fields.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Draws a card with the choice of view on top. Returns the y where it ends.
float DrawPreview(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
