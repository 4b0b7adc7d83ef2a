// The ring around the element with keyboard focus.
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

namespace {

constexpr float kDistance = 4, kWidth = 2;

}  // namespace

void Ui::FocusRing(Id id, const Rect& rect, float radius)
{
    if (mirror.focused() != id)
        return;
    m_met_focus = true;
    if (mirror.focus_shown())
        paint.Stroke(rect.Inset(-kDistance), theme.accent, radius + kDistance, kWidth);
}

}  // namespace pinwright::ui
