#include "client/kit/widgets/dialog_buttons.hpp"

#include <utility>

namespace pinwright::ui {

namespace {

struct FocusMemory {
    bool was_open = false;
};

}  // namespace

Choice DrawChoice(Ui& ui, Id id, Column& column, const ButtonWish& yes, std::string_view no)
{
    Choice choice;
    const ButtonWish cancel{.name = no, .look = Look::kQuiet};
    const float yes_w = ButtonWidth(ui, yes), no_w = ButtonWidth(ui, cancel);
    // In reading order: from the top, or from the start.
    if (yes_w + no_w + kSpace2 > column.width() || ui.width < kMiddleFrom) {
        choice.done = Button(ui, MakeId("yes", id), column.Add(kControlHeight), yes);
        column.Space(kSpace2);
        choice.out = Button(ui, MakeId("no", id), column.Add(kControlHeight), cancel);
        return choice;
    }
    Row row(column.Add(kControlHeight), kSpace2);
    const Rect yes_rect = row.AddAtEnd(yes_w);
    choice.out = Button(ui, MakeId("no", id), row.AddAtEnd(no_w), cancel);
    choice.done = Button(ui, MakeId("yes", id), yes_rect, yes);
    return choice;
}

bool DrawWayOut(Ui& ui, Id id, Column& column, std::string_view name)
{
    const ButtonWish wish{.name = name};
    const Rect line = column.Add(kControlHeight);
    const Rect place = ui.width < kMiddleFrom ? line : Row(line).AddAtEnd(ButtonWidth(ui, wish));
    return Button(ui, MakeId("no", id), place, wish);
}

void FollowFocus(Ui& ui, Id dialog, bool open, Id first)
{
    if (!std::exchange(ui.Memory<FocusMemory>(dialog).was_open, open) && open)
        ui.Focus(first);
}

}  // namespace pinwright::ui
