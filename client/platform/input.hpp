// Pointer, touch, pen and wheel.
//   [X] mouse, touch and pen into ImGui; touch scrolls after 8 px along an axis, with inertia
//   [X] wheel of every unit; hover only where there is a mouse
//   [ ] keys: the mirror's elements hear them
//   [ ] long press, pinch (the browser zooms the page)
#pragma once

#include <functional>

namespace pinwright::platform {

class Input {
public:
    Input() = default;
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// What the person scrolled since the last frame, in CSS pixels, down being positive.
    struct Scrolling {
        float amount = 0;
        float x = 0, y = 0;     ///< Where: the area under this point scrolls.
        bool coasting = false;  ///< The finger is gone and it runs out: another frame is needed.
    };

    void Listen();
    /// Once per frame, `seconds` after the last.
    Scrolling TakeScrolling(float seconds);
    /// The scrolled area met its end, or something jumped: no more inertia.
    void StopCoasting() { m_coasting = false; }
    /// Whether the last press came from a finger: targets are larger then.
    bool touch() const { return m_touch; }
    /// Whether a button or finger is down, whatever the frame has seen of it.
    bool pressed() const { return m_pressed; }

private:
    static int Pointer(void* self, int kind, int source, double x, double y, double time);
    static void Wheel(void* self, double x, double y, double dx, double dy);
    int OnPointer(int kind, int source, float x, float y, double time);

private:
    bool m_touch = false;
    bool m_pressed = false;
    bool m_panning = false;
    float m_start_x = 0, m_start_y = 0, m_last_y = 0;
    double m_last_time = 0;
    float m_pending = 0;
    float m_at_x = 0, m_at_y = 0;
    float m_velocity = 0;  ///< CSS pixels per second.
    bool m_coasting = false;
};

}  // namespace pinwright::platform
