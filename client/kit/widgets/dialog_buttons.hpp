// What dialogs share below their words: the row with the action and the way out, and the initial focus. It
// knows no dialog by name.
#pragma once

#include "client/kit/canvas/column.hpp"
#include "client/kit/widgets/button.hpp"

namespace pinwright::ui {

struct Choice {
    bool done = false, out = false;
};
/// What does it to the end, the way out beside it; stacked where it is narrow.
Choice DrawChoice(Ui& ui, Id id, Column& column, const ButtonWish& yes, std::string_view no);
/// One button at the end of the row, for dialogs that only show. True: pressed.
bool DrawWayOut(Ui& ui, Id id, Column& column, std::string_view name);
/// The focus goes to `first` when the dialog opens. To be called in every frame, open or not.
void FollowFocus(Ui& ui, Id dialog, bool open, Id first);

}  // namespace pinwright::ui
