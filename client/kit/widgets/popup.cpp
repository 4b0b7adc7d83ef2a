#include "client/kit/widgets/popup.hpp"

#include <algorithm>

namespace pinwright::ui {

namespace {

constexpr float kGap = 6, kRadius = 12;

}  // namespace

Rect PlacePopup(const Ui& ui, const Rect& anchor, float width, float height)
{
    const float below = ui.height - anchor.bottom() - kSpace4, above = anchor.y - kSpace4;
    const bool up = below < std::min(height + kGap, 260.0f) && above > below;
    height = std::min(height, (up ? above : below) - kGap);
    width = std::min(width, ui.width - 2 * kSpace4);
    const float x = std::clamp(anchor.x, kSpace4, ui.width - kSpace4 - width);
    return {x, up ? anchor.y - kGap - height : anchor.bottom() + kGap, width, height};
}

void PopupGround(Ui& ui, const Rect& rect)
{
    ui.Float(rect, ui.theme.raised, kRadius, 18);
    ui.mirror.Cover(rect);
}

void RowGround(Ui& ui, const Rect& rect, const Press& press, bool marked)
{
    if (marked)
        ui.paint.Fill(rect, ui.theme.accent_soft, 8);
    if (press.hovered || press.held)
        ui.paint.Fill(rect, ui.theme.hover, 8);
    if (ui.theme.forced && (marked || press.hovered || press.held))
        ui.paint.Stroke(rect, ui.theme.accent, 8, 2);
}

}  // namespace pinwright::ui
