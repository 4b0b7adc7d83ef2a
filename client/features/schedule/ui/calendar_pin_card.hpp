// A pin on its calendar day: a card with a picture above the text, or a chip with both side by side. It links
// to the pin; a long press, the right mouse button, or the menu key opens its menu.
#pragma once

#include "client/features/common/ui/pin_row.hpp"

namespace pinwright::ui {

enum class PinShape { kChip, kCard };
float PinShapeHeight(PinShape shape);
/// `in_order`: whether Tab reaches it. RowAnswer::anchor is where the menu opens.
RowAnswer DrawCalendarPin(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin,
                          PinShape shape, bool in_order);
/// Summarizes the pins `first` to before `last` of a day without room for them: a picture and their number,
/// in the color of the most urgent state.
void DrawDaySummary(Ui& ui, float center, float y, const std::vector<Pin>& pins, std::size_t first,
                    std::size_t last);

}  // namespace pinwright::ui
