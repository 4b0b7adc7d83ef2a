// The soft edge of a shadow: a mesh with fading vertices. The graphics card interpolates between them, so no
// bands show.
#pragma once

#include "client/kit/canvas/theme.hpp"
#include "client/platform/rect.hpp"

struct ImDrawList;

namespace pinwright::ui {

/// Fades from `color`, `blur` px inside the rounded edge of `rect`, to nothing, `blur` px outside. Leaves
/// out the middle, which the thing covers. `rect`: on the stage.
void DrawSoftEdge(ImDrawList* list, const platform::Rect& rect, Color color, float radius, float blur);

}  // namespace pinwright::ui
