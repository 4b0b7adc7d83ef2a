// A pin on its day in a calendar: a card with its picture above its words, or a chip with both side by side.
// It is a link to the pin, with a menu behind a long press, the right button or the menu key.
#pragma once

#include "client/features/common/ui/pin_row.hpp"

namespace pinwright::ui {

enum class PinShape { kChip, kCard };
float PinShapeHeight(PinShape shape);
/// `in_order`: Tab reaches it. RowAnswer::anchor is where the menu opens.
RowAnswer DrawCalendarPin(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin,
                          PinShape shape, bool in_order);
/// The pins `first` to before `last` of a day that has no room for them: a picture, and how many there are,
/// in the colour of what needs to be seen to first.
void DrawDaySummary(Ui& ui, float centre, float y, const std::vector<Pin>& pins, std::size_t first,
                    std::size_t last);

}  // namespace pinwright::ui
