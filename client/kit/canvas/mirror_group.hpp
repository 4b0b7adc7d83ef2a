// A group in the mirror. Its height is known only after its content, so it uses the previous frame's.
#pragma once

#include <string>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

class Group {
public:
    /// Begins at (x, y); everything drawn until Close() is inside.
    Group(Ui& ui, Id id, platform::Role role, std::string name, float x, float y, float width);
    /// The same; ignores the height of the node's rectangle.
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
