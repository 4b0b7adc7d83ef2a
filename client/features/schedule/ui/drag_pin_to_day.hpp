// A pin that is carried to another day: by mouse after a few pixels, by a finger after a long press. Escape
// puts it back. What does not move says so.
#pragma once

#include <string>

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

class PinDrag {
public:
    /// `of`: the calendar that the pins stand in. It lives for one frame.
    PinDrag(Ui& ui, Id of, Commands& commands);
    PinDrag(const PinDrag&) = delete;
    PinDrag& operator=(const PinDrag&) = delete;

    /// For every pin that is drawn. `held`: the pointer holds it. True: it is the one that is carried.
    bool Meet(Id id, const Pin& pin, const Rect& rect, bool held);
    /// For every day. True: the pin is carried over it, and would be dropped there.
    bool IsOver(const std::string& date, const Rect& rect);
    bool carries() const { return m_pin != nullptr; }
    /// What is carried, over all else. To be called last.
    void Finish();

private:
    void Begin(Id id, const Pin& pin, const Rect& rect, float from_x, float from_y);
    void Draw();

    struct Carried {
        Id pin = 0;          ///< 0: none.
        float x = 0, y = 0;  ///< Where in the pin the pointer holds it.
        bool spent = false;  ///< This press has begun to carry something, if only to say why it can't be.
    };

    Ui& m_ui;
    Carried& m_carried;  ///< Kept by the Ui.
    Commands& m_commands;
    const Pin* m_pin = nullptr;
    Rect m_rect;  ///< Where the pin that is carried stands.
    float m_x = 0, m_y = 0;
    bool m_down = false;   ///< The pointer that carries is still down.
    std::string m_target;  ///< The day that it is over.
};

}  // namespace pinwright::ui
