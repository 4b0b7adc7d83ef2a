#include "client/kit/widgets/virtual_list.hpp"

#include <algorithm>

namespace pinwright::ui {

using platform::Node;
using platform::Role;

VirtualList::VirtualList(Ui& ui, Id id, const Rect& area, float row_height, int count, int total,
                         std::string_view name, const std::vector<std::size_t>* tall, float more)
    : m_ui(ui),
      m_area(area),
      m_height(row_height),
      m_count(count),
      m_total(std::max(count, total)),
      m_tall(tall),
      m_more(more),
      m_focused(ui.Memory<FocusedRow>(id))
{
    // One extra row at each end: the focus can move onto it, and the page scrolls it into view.
    const Rect view = ui.View();
    m_first = std::clamp(RowAt(view.y) - 1, 0, count);
    m_last = std::clamp(RowAt(view.bottom()) + 2, m_first, count);
    Node node;
    node.id = id;
    node.role = Role::kList;
    node.name = name;
    node.rect = {area.x, area.y, area.w, bottom() - area.y};
    ui.mirror.Open(std::move(node));
}

float VirtualList::Top(int row) const
{
    float top = m_area.y + m_height * static_cast<float>(row);
    if (m_tall != nullptr) {
        const auto above = std::lower_bound(m_tall->begin(), m_tall->end(), static_cast<std::size_t>(row));
        top += m_more * static_cast<float>(above - m_tall->begin());
    }
    return top;
}

/// The row at `y`, or the count if there is none.
int VirtualList::RowAt(float y) const
{
    int first = 0, last = m_count;
    while (first < last) {
        const int middle = (first + last) / 2;
        if (Top(middle + 1) <= y)
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

VirtualList::~VirtualList()
{
    m_ui.mirror.Close();
}

int VirtualList::Next(int row) const
{
    const int focused = m_focused.row;
    const int next = row + 1;
    if (next < m_first)
        return focused >= next && focused < m_first ? focused : m_first < m_last ? m_first : -1;
    if (next < m_last)
        return next;
    return focused >= next && focused < m_count ? focused : -1;
}

Rect VirtualList::BeginRow(int row, Id id, std::string_view name)
{
    m_row = row;
    m_ui.TookFocus();
    Node node;
    node.id = id;
    node.role = Role::kListItem;
    node.rect = {m_area.x, Top(row), m_area.w, Top(row + 1) - Top(row)};
    node.name = name;
    node.level = row + 1;
    node.size = m_total;
    const Rect rect = node.rect;
    m_ui.mirror.Open(std::move(node));
    return rect;
}

void VirtualList::EndRow()
{
    m_ui.mirror.Close();
    if (m_ui.TookFocus())
        m_focused.row = m_row;
    else if (m_focused.row == m_row)
        m_focused.row = -1;
}

}  // namespace pinwright::ui
