// A group in the mirror whose height is known only after its content: it is taken from the frame before.
#pragma once

#include <string>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

class Group {
public:
    /// From (x, y) on; what is drawn until Close() is in it.
    Group(Ui& ui, Id id, platform::Role role, std::string name, float x, float y, float width);
    /// The same; the height of its rectangle is left open.
    Group(Ui& ui, platform::Node node);
    void Close(float bottom);

private:
    Ui& m_ui;
    struct Measured {
        float height = 0;
    };
    Measured& m_last;
    float m_y;
};

}  // namespace pinwright::ui
