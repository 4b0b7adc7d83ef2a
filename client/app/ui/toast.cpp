#include "client/app/ui/toast.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"

namespace pinwright::ui {

namespace {

Id UndoId()
{
    return MakeId("undo");
}

// Where the button was drawn last, so that it can get presses before everything under it.
struct UndoMemory {
    Rect button;
};

struct Shape {
    float undo;  // Width of the button; 0 if there is none.
    float lead, width, room, text_height, height;
};

Shape ShapeOf(Ui& ui, const app::State& state)
{
    Shape shape{};
    shape.undo =
        state.may_undo ? ui.paint.TextWidth(texts::kUndo, Type::kSmallStrong) + 2 * kSpace3 + kSpace2 : 0;
    const float words_w = ui.paint.TextWidth(state.toast, Type::kSmallStrong) + 2;
    shape.lead = kSpace4 + kIconSize + kSpace2;
    shape.width = std::min(ui.width - 2 * kSpace2, words_w + shape.lead + kSpace4 + shape.undo);
    shape.room = shape.width - shape.lead - kSpace4 - shape.undo;
    shape.text_height = ui.paint.TextHeight(shape.room, state.toast, Type::kSmallStrong);
    shape.height = std::max(shape.undo > 0 ? kControlHeight + 4 : 40.0f, shape.text_height + 2 * 10);
    return shape;
}

}  // namespace

Press PressUndo(Ui& ui, const app::State& state)
{
    const Rect& button = ui.Memory<UndoMemory>().button;
    if (!state.may_undo || button.w == 0)
        return {};
    return ui.Pressed(UndoId(), button);
}

float ToastHeight(Ui& ui, const app::State& state)
{
    return state.toast.empty() ? 0 : ShapeOf(ui, state).height + 2 * kSpace4;
}

void DrawToast(Ui& ui, const app::State& state, float bottom, const Press& press)
{
    ui.Memory<UndoMemory>() = {};
    if (state.toast.empty())
        return;
    const float share = ui.Appear(MakeId(state.toast, MakeId("toast")));
    const auto [undo, lead, width, room, text_h, height] = ShapeOf(ui, state);
    const Rect rect{ui.paint.Snap((ui.width - width) / 2), bottom - height + (1 - share) * 8, width, height};
    const float middle = rect.y + height / 2;
    ui.mirror.Cover(rect);
    ui.paint.Fill(rect, Faded(ui.theme.text, share), 22);
    const Color color = Faded(ui.theme.surface, share);
    ui.paint.Draw(Icon::kCheck, rect.x + kSpace4 + kIconSize / 2, middle, color);
    ui.paint.Text(rect.x + lead, middle - text_h / 2, room, state.toast, Type::kSmallStrong, color);
    if (undo == 0)
        return;
    const Id id = UndoId();
    const Rect button{rect.right() - undo, middle - kControlHeight / 2, undo - kSpace2, kControlHeight};
    ui.Memory<UndoMemory>().button = button;
    if (press.hovered || press.held)
        ui.paint.Fill(button.Inset(4), Faded(ui.theme.surface, 0.16f), kChipRadius);
    ui.paint.Line(button.x, middle, button.w, texts::kUndo, Type::kSmallStrong, color, 0.5f);
    ui.paint.HorizontalLine(button.x + kSpace3, middle + 10, button.w - 2 * kSpace3, color);
    ui.FocusRing(id, button.Inset(2), 20);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kButton;
    node.name = texts::kUndo;
    node.rect = button;
    ui.mirror.Add(std::move(node));
}

}  // namespace pinwright::ui
