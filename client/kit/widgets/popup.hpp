// What opens beside the thing that it belongs to: where it finds room, its ground, its rows.
#pragma once

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// Below `anchor`, from its start, or above where there is more room; never beyond the stage.
Rect PlacePopup(const Ui& ui, const Rect& anchor, float width, float height);
/// Draws the ground. To be called within BeginOnTop(), before the mirror's OpenOnTop().
void PopupGround(Ui& ui, const Rect& rect);
/// The ground of a row: under the pointer, or where the arrows are.
void RowGround(Ui& ui, const Rect& rect, const Press& press, bool marked);

}  // namespace pinwright::ui
