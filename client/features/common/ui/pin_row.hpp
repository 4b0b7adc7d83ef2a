// A pin as a row of a list: its picture, what it is called, where it went and how it stands. It is a link to
// the pin, with a menu at its end.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

struct RowAnswer {
    bool go = false;
    bool menu = false;  ///< A menu was asked for; `anchor`: beside what.
    Rect anchor;
    bool held = false;    ///< The pointer holds it.
    bool toggle = false;  ///< It was chosen among others, or let go; `extend`: with all up to it.
    bool extend = false;
};

/// Where a menu that was asked for with Press::context opens: at the pointer, or beside `rect` where it was
/// asked for by keyboard.
Rect MenuAnchor(Ui& ui, Id id, const Rect& rect);

enum class RowLine { kBelow, kNone };
/// Under the heading of its day a row tells the time first.
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
