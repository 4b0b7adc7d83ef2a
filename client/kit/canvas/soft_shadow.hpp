// The soft edge of a shadow: a mesh whose vertices fade, so that the graphics card runs between them and no
// step shows as a band.
#pragma once

#include "client/kit/canvas/theme.hpp"
#include "client/platform/rect.hpp"

struct ImDrawList;

namespace pinwright::ui {

/// Fades from `colour`, `blur` px within the rounded edge of `rect`, to nothing, `blur` px outside. The
/// middle is left out: what throws the shadow lies there. `rect`: as it lies on the stage.
void DrawSoftEdge(ImDrawList* list, const platform::Rect& rect, Colour colour, float radius, float blur);

}  // namespace pinwright::ui
