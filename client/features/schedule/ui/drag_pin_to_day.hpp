// Dragging a pin to another day: with the mouse after a few pixels, with a finger after a long press. Escape
// cancels. A pin that can't be moved says why.
#pragma once

#include <string>

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

class PinDrag {
public:
    /// `of`: the calendar that contains the pins. Create a new object for each frame.
    PinDrag(Ui& ui, Id of, Commands& commands);
    PinDrag(const PinDrag&) = delete;
    PinDrag& operator=(const PinDrag&) = delete;

    /// Call for every pin drawn. `held`: the pointer holds it. Returns true if it is the dragged pin.
    bool Meet(Id id, const Pin& pin, const Rect& rect, bool held);
    /// Call for every day. Returns true if the dragged pin is over it and would be dropped there.
    bool IsOver(const std::string& date, const Rect& rect);
    bool carries() const { return m_pin != nullptr; }
    /// Draws the dragged pin over everything else. Call this last.
    void Finish();

private:
    void Begin(Id id, const Pin& pin, const Rect& rect, float from_x, float from_y);
    void Draw();

    struct Carried {
        Id pin = 0;          ///< 0: none.
        float x = 0, y = 0;  ///< The pointer's position within the pin.
        bool spent = false;  ///< This press has already started a drag, or shown why the pin can't be moved.
    };

    Ui& m_ui;
    Carried& m_carried;  ///< Kept by the Ui.
    Commands& m_commands;
    const Pin* m_pin = nullptr;
    Rect m_rect;  ///< The place of the dragged pin.
    float m_x = 0, m_y = 0;
    bool m_down = false;   ///< The dragging pointer is still down.
    std::string m_target;  ///< The day that the pointer is over.
};

}  // namespace pinwright::ui
