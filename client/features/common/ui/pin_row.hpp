// A pin as a row of a list: its picture, title, board, and state. It links to the pin and has a menu at its
// end.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

struct RowAnswer {
    bool go = false;
    bool menu = false;  ///< The user asked for the menu, next to `anchor`.
    Rect anchor;
    bool held = false;    ///< The pointer is holding the row.
    bool toggle = false;  ///< The user selected or deselected the row; `extend`: with all rows up to it.
    bool extend = false;
};

/// Returns where a menu requested with Press::context opens: at the pointer, or next to `rect` if the request
/// came from the keyboard.
Rect MenuAnchor(Ui& ui, Id id, const Rect& rect);

enum class RowLine { kBelow, kNone };
/// kUnderDay: the row is under its day's heading, and shows only the time.
enum class RowTime { kWithDay, kUnderDay };
struct RowLook {
    Layout layout = Layout::kDesktop;
    RowLine line = RowLine::kBelow;
    RowTime time = RowTime::kWithDay;
};

float PinRowHeight(Layout layout);
RowAnswer DrawPinRow(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin,
                     const RowLook& look);

}  // namespace pinwright::ui
