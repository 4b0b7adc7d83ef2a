#include "client/kit/widgets/horizontal_scroll.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace pinwright::ui {

namespace {

constexpr double kSlop = 8;  // Less is a press.

}  // namespace

DragRow::DragRow(Ui& ui, Id id, const Rect& bar, float all)
    : m_ui(ui),
      m_bar(bar),
      m_most(std::max(0.0f, all - bar.w)),
      m_offset(ui.Kept(MakeId("offset", id))),
      m_grabbed(ui.Kept(MakeId("grabbed", id))),
      m_dragged(ui.Kept(MakeId("dragged", id)))
{
    m_offset = std::clamp(static_cast<float>(m_offset), 0.0f, m_most);
}

void DragRow::Show(float left, float right)
{
    const float least = right + kControlHeight - m_bar.w, most = left - kControlHeight;
    const float offset = std::clamp(static_cast<float>(m_offset), least, std::max(least, most));
    m_offset = std::clamp(offset, 0.0f, m_most);
}

Rect DragRow::Seen(const Rect& rect) const
{
    const float left = std::clamp(rect.x, m_bar.x, m_bar.right() - 1);
    return {left, rect.y, std::clamp(rect.right(), left + 1, m_bar.right()) - left, rect.h};
}

void DragRow::Drag(bool held)
{
    if (!held || m_most == 0) {
        m_grabbed = m_dragged = 0;
        return;
    }
    const double at = m_ui.paint.Flip(ImGui::GetIO().MousePos.x);
    if (m_grabbed == 0)
        m_grabbed = at + m_offset;
    const double wanted = m_grabbed - at;
    if (m_dragged == 0 && std::fabs(wanted - m_offset) < kSlop)
        return;
    m_dragged = 1;
    m_offset = std::clamp(static_cast<float>(wanted), 0.0f, m_most);
    m_ui.input.Spend();
    m_ui.wake(2);
}

}  // namespace pinwright::ui
