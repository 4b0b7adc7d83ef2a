// What dialogs share below their words: the row with the action and the way out, and the initial focus. It
// knows no dialog by name.
#pragma once

#include "client/kit/widgets/button.hpp"

namespace pinwright::ui {

struct Choice {
    bool done = false, out = false;
};
/// Draws the action at the end and the way out beside it, stacked if narrow. Sets `height` to the row's
/// height.
Choice DrawChoice(Ui& ui, Id id, float x, float y, float width, const ButtonWish& yes, std::string_view no,
                  float& height);
/// One button at the end of the row, for dialogs that only show something. True: pressed.
bool DrawWayOut(Ui& ui, Id id, float x, float y, float width, std::string_view name);
/// Moves the focus to `first` when the dialog opens. Call in every frame, open or not.
void FollowFocus(Ui& ui, Id dialog, bool open, Id first);

}  // namespace pinwright::ui
