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

bool Dialog(Ui& ui, Id id, const DialogWish& wish, Callback<float(float x, float y, float width)> body)
{
    ui.BeginOnTop(id, true);
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
    const float pad = phone ? kSpace4 : kSpace6, x = rect.x + pad, room = width - 2 * pad;
    const float top = ui.BeginScroll(std::move(scroll));
    float at = top + pad;
    at += Heading(ui, MakeId("heading", id), x, at, room, wish.name, Type::kTitle, 2) + kSpace3;
    at += body(x, at, room) + pad;
    ui.EndScroll(at);
    const float needed = std::ceil(at - top);
    if (last_height != needed) {
        last_height = needed;
        ui.wake(2);
    }
    ui.mirror.Close();
    ui.EndOnTop();
    return open;
}

}  // namespace pinwright::ui
