#include "client/kit/widgets/dialog.hpp"

#include <algorithm>
#include <cmath>

#include "client/kit/canvas/text.hpp"

namespace pinwright::ui {

using platform::Node;
using platform::Role;

namespace {

struct DialogMemory {
    float height = 0;  // Content height in the last frame; 0: never open.
};

}  // namespace

bool Dialog(Ui& ui, Id id, const DialogWish& wish, Callback<void(Column& column)> body)
{
    ui.BeginOnTop(id, Behind::kVeiled);
    const bool phone = ui.width < kMiddleFrom;
    const float width = phone ? ui.width : std::min(wish.width, ui.width - 2 * kSpace4);
    float& last_height = ui.Memory<DialogMemory>(id).height;
    const float height =
        std::min(last_height > 0 ? last_height : 320.0f, ui.height - (phone ? kSpace12 : 2 * kSpace4));
    // It rises a little as it appears.
    const float rise = (1 - ui.Coming()) * (phone ? 32.0f : 8.0f);
    const float y = phone ? ui.height - height : std::max(kSpace4, (ui.height - height) * 0.42f);
    const Rect rect{ui.paint.Snap((ui.width - width) / 2), ui.paint.Snap(y + rise), width, height};
    // A sheet's lower corners lie below the stage.
    const float radius = kCardRadius + 4;
    ui.Float({rect.x, rect.y, rect.w, rect.h + (phone ? radius + rise : 0)}, ui.theme.raised, radius, 28);
    ui.mirror.Cover(rect);
    const bool open = !ui.PressedOutside(rect) && !ui.TakeEscape();

    Node node;
    node.id = id;
    node.role = Role::kDialog;
    node.name = wish.name;
    node.description = wish.description;
    node.rect = rect;
    node.flags = platform::kModal;
    ui.mirror.OpenOnTop(std::move(node));
    Node scroll;
    scroll.id = MakeId("scroll", id);
    scroll.rect = rect;
    const float pad = phone ? kSpace4 : kSpace6;
    const float top = ui.BeginScroll(std::move(scroll));
    Column column(rect.x + pad, top + pad, width - 2 * pad);
    Heading(ui, MakeId("heading", id), column, wish.name, Type::kTitle, 2);
    column.Space(kSpace3);
    body(column);
    const float bottom = column.bottom() + pad;
    ui.EndScroll(bottom);
    const float needed = std::ceil(bottom - top);
    if (last_height != needed) {
        last_height = needed;
        ui.wake(2);
    }
    ui.mirror.Close();
    ui.EndOnTop();
    return open;
}

}  // namespace pinwright::ui
