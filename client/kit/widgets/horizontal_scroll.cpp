#include "client/kit/widgets/horizontal_scroll.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace pinwright::ui {

namespace {

constexpr float kSlop = 8;  // CSS pixels; less is a press.

}  // namespace

DragRow::DragRow(Ui& ui, Id id, const Rect& bar, float all)
    : m_ui(ui), m_bar(bar), m_most(std::max(0.0f, all - bar.w)), m_memory(ui.Memory<RowMemory>(id))
{
    m_memory.offset = std::clamp(m_memory.offset, 0.0f, m_most);
}

void DragRow::Show(float left, float right)
{
    const float least = right + kControlHeight - m_bar.w, most = left - kControlHeight;
    const float offset = std::clamp(m_memory.offset, least, std::max(least, most));
    m_memory.offset = std::clamp(offset, 0.0f, m_most);
}

Rect DragRow::Seen(const Rect& rect) const
{
    const float left = std::clamp(rect.x, m_bar.x, m_bar.right() - 1);
    return {left, rect.y, std::clamp(rect.right(), left + 1, m_bar.right()) - left, rect.h};
}

void DragRow::Drag(bool held)
{
    if (!held || m_most == 0) {
        m_memory.grabbed.reset();
        m_memory.dragged = false;
        return;
    }
    const float at = m_ui.paint.Flip(ImGui::GetIO().MousePos.x);
    if (!m_memory.grabbed)
        m_memory.grabbed = at + m_memory.offset;
    const float wanted = *m_memory.grabbed - at;
    if (!m_memory.dragged && std::fabs(wanted - m_memory.offset) < kSlop)
        return;
    m_memory.dragged = true;
    m_memory.offset = std::clamp(wanted, 0.0f, m_most);
    m_ui.input.Spend();
    m_ui.wake(2);
}

}  // namespace pinwright::ui
