// What popups share: their place beside their anchor, their ground, their rows.
#pragma once

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// Places a popup below `anchor`, from its start, or above if there is more room; never beyond the stage.
Rect PlacePopup(const Ui& ui, const Rect& anchor, float width, float height);
/// Draws the ground. Call after BeginOnTop(), before the mirror's OpenOnTop().
void PopupGround(Ui& ui, const Rect& rect);
/// The ground of a row that is under the pointer or marked by the arrows.
void RowGround(Ui& ui, const Rect& rect, const Press& press, bool marked);

}  // namespace pinwright::ui
