// A pin as a row of a list: its picture, what it is called, where it went and how it stands. It is a link to
// the pin, with a menu at its end.
#pragma once

#include "client/ui/screens.hpp"

namespace pinwright::ui {

struct RowAnswer {
    bool go = false;
    bool menu = false;  ///< A menu was asked for; `anchor`: beside what.
    Rect anchor;
};

float PinRowHeight(bool phone);
/// `last`: no line below it. `timed`: it stands under its day, and tells the time first.
RowAnswer DrawPinRow(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin, bool phone,
                     bool last, bool timed);

/// What the menu of a pin offers.
enum class PinChoice { kNone, kOpen, kCopyLink, kEdit, kPublishNow, kRetry, kCancel };
PinChoice DrawPinMenu(Ui& ui, Id id, const Rect& anchor, const Pin& pin);

}  // namespace pinwright::ui
