// The pin as it will stand at Pinterest: among others, and opened. For the eye only; a reader hears
// the fields.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// A card with the choice of view on top. Gives the y where it ends.
float DrawPreview(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
