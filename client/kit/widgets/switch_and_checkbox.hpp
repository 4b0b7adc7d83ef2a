// What is on or off: a switch, which takes effect at once, and the mark of a check box.
#pragma once

#include <string_view>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// The name at the start of `rect`, the switch at its end; all of it takes the press. True: it was turned.
bool Switch(Ui& ui, Id id, const Rect& rect, std::string_view name, bool on);
/// The box of a check box alone, 22 px wide, for what is one as a whole.
void CheckMark(Ui& ui, Id id, const Rect& box, bool on, const Press& press);

}  // namespace pinwright::ui
