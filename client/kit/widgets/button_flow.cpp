#include "client/kit/widgets/button_flow.hpp"

#include <algorithm>

namespace pinwright::ui {

Rect ButtonFlow::Next(const ButtonWish& wish)
{
    const float wide = std::min(ButtonWidth(m_ui, wish), m_width);
    if (m_left > m_x && m_left + wide > m_x + m_width) {
        m_left = m_x;
        m_top += kControlHeight + kSpace2;
    }
    // A button without a border aligns by its text.
    if (m_left == m_x && wish.look == Look::kQuiet)
        m_left -= kSpace3;
    const Rect rect{m_left, m_top, wide, kControlHeight};
    m_left += wide + kSpace2;
    return rect;
}

}  // namespace pinwright::ui
