// On or off: a switch, which takes effect at once, and the mark of a check box.
#pragma once

#include <string_view>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// The name at the start of `rect`, the switch at its end; pressing anywhere in it works. True: switched.
bool Switch(Ui& ui, Id id, const Rect& rect, std::string_view name, bool on);
/// Only the box of a check box, 22 px wide, for a larger thing that acts as one.
void CheckMark(Ui& ui, Id id, const Rect& box, bool on, const Press& press);

}  // namespace pinwright::ui
