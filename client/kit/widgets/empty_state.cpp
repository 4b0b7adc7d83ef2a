#include "client/kit/widgets/empty_state.hpp"

#include <algorithm>

#include "client/kit/canvas/column.hpp"
#include "client/kit/canvas/panel.hpp"

namespace pinwright::ui {

namespace {

constexpr float kMostWidth = 480, kCircle = 72;

}  // namespace

float DrawEmpty(Ui& ui, Id id, const Area& area, float y, const EmptyWish& wish,
                Callback<float(float middle, float y)> help)
{
    Panel panel(ui);
    const float pad = area.phone ? kSpace8 : kSpace12, middle = area.x + area.width / 2;
    const float width = std::min(kMostWidth, area.width - 2 * kSpace4), x = middle - width / 2;
    Column column(x, y + pad, width);
    const float circle = column.Add(kCircle).y;
    ui.Ground({middle - kCircle / 2, circle, kCircle, kCircle}, ui.theme.accent_soft, kChipRadius);
    ui.paint.Draw(wish.icon, middle, circle + kCircle / 2, ui.theme.link, 32);
    column.Space(kSpace4);
    const auto words = [&](std::string_view text, Type type, Color color, platform::Role role) {
        platform::Node node;
        node.id = MakeId(text, id);
        node.role = role;
        node.name = text;
        node.level = 2;
        node.rect = column.Add(ui.paint.CentredText(x, column.y(), width, text, type, color));
        ui.mirror.Add(std::move(node));
    };
    words(wish.title, Type::kTitle, ui.theme.text, platform::Role::kHeading);
    column.Space(kSpace2);
    words(wish.detail, Type::kBody, ui.theme.muted, platform::Role::kText);
    const float helped = help(middle, column.y() + kSpace6);
    const float bottom = column.y() + (helped > 0 ? kSpace6 + helped : 0) + pad;
    panel.CloseAsCard({area.x, y, area.width, bottom - y});
    return bottom;
}

}  // namespace pinwright::ui
