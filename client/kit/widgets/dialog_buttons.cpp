#include "client/kit/widgets/dialog_buttons.hpp"

#include <utility>

namespace pinwright::ui {

namespace {

struct FocusMemory {
    bool was_open = false;
};

}  // namespace

Choice DrawChoice(Ui& ui, Id id, float x, float y, float width, const ButtonWish& yes, std::string_view no,
                  float& height)
{
    Choice choice;
    const ButtonWish cancel{.name = no, .look = Look::kQuiet};
    const float yes_w = ButtonWidth(ui, yes), no_w = ButtonWidth(ui, cancel);
    const bool stacked = yes_w + no_w + kSpace2 > width || ui.width < kMiddleFrom;
    const float right = x + width, below = y + kControlHeight + kSpace2;
    const Rect yes_rect =
        stacked ? Rect{x, y, width, kControlHeight} : Rect{right - yes_w, y, yes_w, kControlHeight};
    const Rect no_rect = stacked ? Rect{x, below, width, kControlHeight}
                                 : Rect{right - yes_w - kSpace2 - no_w, y, no_w, kControlHeight};
    // In reading order: from the top, or from the start.
    if (stacked)
        choice.done = Button(ui, MakeId("yes", id), yes_rect, yes);
    choice.out = Button(ui, MakeId("no", id), no_rect, cancel);
    if (!stacked)
        choice.done = Button(ui, MakeId("yes", id), yes_rect, yes);
    height = stacked ? 2 * kControlHeight + kSpace2 : kControlHeight;
    return choice;
}

bool DrawWayOut(Ui& ui, Id id, float x, float y, float width, std::string_view name)
{
    const ButtonWish wish{.name = name};
    const float wide = ui.width < kMiddleFrom ? width : ButtonWidth(ui, wish);
    return Button(ui, MakeId("no", id), {x + width - wide, y, wide, kControlHeight}, wish);
}

void FollowFocus(Ui& ui, Id dialog, bool open, Id first)
{
    if (!std::exchange(ui.Memory<FocusMemory>(dialog).was_open, open) && open)
        ui.Focus(first);
}

}  // namespace pinwright::ui
