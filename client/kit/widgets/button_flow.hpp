// Places buttons side by side, on as many lines as they need.
#pragma once

#include "client/kit/widgets/button.hpp"

namespace pinwright::ui {

class ButtonFlow {
public:
    ButtonFlow(Ui& ui, float x, float y, float width) : m_ui(ui), m_x(x), m_width(width), m_left(x), m_top(y)
    {
    }

    /// Places the next button, no wider than the flow.
    Rect Next(const ButtonWish& wish);
    float bottom() const { return m_top + kControlHeight; }

private:
    Ui& m_ui;
    float m_x, m_width;
    float m_left, m_top;  ///< Position of the next button.
};

}  // namespace pinwright::ui
