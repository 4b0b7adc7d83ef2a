// Pointer, touch, pen and wheel.
//   [X] mouse, touch and pen into ImGui; touch scrolls after 8 px along an axis, with inertia
//   [X] the same inertia at any frame rate; wheel of every unit, notches glide, fractions add up
//   [X] long press and right button ask for a context menu; hover only where there is a mouse
//   [X] a finger that moves after a long press carries; Shift with a press
//   [X] a press that leaves the window is followed to its end
//   [ ] keys: the mirror's elements hear them
//   [ ] pinch (the browser zooms the page, and scrolls it while it is zoomed)
#pragma once

#include <functional>
#include <optional>

#include "client/platform/wire.hpp"

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
    void StopCoasting();
    /// A context menu was asked for at this place since the last frame: a finger that rested, the right
    /// button.
    bool TakeContext(float* x, float* y);
    /// A finger that moves after a long press, until the frame after its end.
    struct Carry {
        float from_x = 0, from_y = 0;
        float x = 0, y = 0;
        bool done = false;  ///< It was lifted there.
    };
    std::optional<Carry> carried() const { return m_carry; }
    /// Once per frame, after what was drawn: forgets a carrying that has ended.
    void EndFrame();
    /// The press that is under way means nothing when it ends.
    void Spend() { m_spent = m_pressed; }
    /// Scrolls what lies at this place.
    void Push(float x, float y, float down);
    /// Whether Shift was down with the last press.
    bool shift() const { return m_shift; }
    /// Whether the last press came from a finger: targets are larger then.
    bool touch() const { return m_touch; }
    /// Whether a button or finger is down, whatever the frame has seen of it.
    bool pressed() const { return m_pressed; }

private:
    static int Pointer(void* self, int step, int source, double x, double y, double time);
    static void Wheel(void* self, double x, double y, double dy, int notches);
    /// `told`: as web/input.js has it, the pointer's kind, and 4 more with Shift.
    int OnPointer(PointerStep step, int told, float x, float y, double time);
    int OnPan(float y, double time);
    void LetGo();

private:
    bool m_touch = false;
    bool m_pressed = false;
    bool m_panning = false;
    bool m_long = false;  ///< The press was long: its release means nothing.
    bool m_spent = false;
    bool m_shift = false;
    std::optional<Carry> m_carry;
    bool m_context = false;
    float m_context_x = 0, m_context_y = 0;
    float m_start_x = 0, m_start_y = 0, m_last_y = 0;
    double m_last_time = 0;
    float m_pending = 0;
    float m_at_x = 0, m_at_y = 0;
    float m_velocity = 0;  ///< CSS pixels per second.
    bool m_coasting = false;
    float m_glide = 0;  ///< What the wheel's notches still have to go, CSS pixels.
    bool m_fresh = false;
};

}  // namespace pinwright::platform
