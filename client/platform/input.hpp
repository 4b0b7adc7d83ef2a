// Pointer, touch, pen and wheel.
//   [X] mouse, touch and pen for ImGui; touch scrolls after 8 px along an axis, with inertia
//   [X] the same inertia at any frame rate; all wheel units, notches glide, fractions add up
//   [X] long press and right button ask for a context menu; hovers only with a mouse
//   [X] a finger that moves after a long press carries; reports Shift with a press
//   [X] follows a press that leaves the window until it ends
//   [ ] keys (the mirror's elements receive them)
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

    /// What the person scrolled since the last frame, in CSS pixels; positive is down.
    struct Scrolling {
        float amount = 0;
        float x = 0, y = 0;     ///< The area under this point scrolls.
        bool coasting = false;  ///< Inertia after the finger left: needs another frame.
    };

    void Listen();
    /// Call once per frame, `seconds` after the last one.
    Scrolling TakeScrolling(float seconds);
    /// Ends inertia: the area reached its end, or jumped.
    void StopCoasting();
    /// Whether a context menu was requested since the last frame, by a resting finger or the right button,
    /// and where.
    bool TakeContext(float* x, float* y);
    /// A finger that moves after a long press. Lasts until the frame after it ends.
    struct Carry {
        float from_x = 0, from_y = 0;
        float x = 0, y = 0;
        bool done = false;  ///< The finger was lifted here.
    };
    std::optional<Carry> carried() const { return m_carry; }
    /// Call once per frame, after drawing: forgets a carry that has ended.
    void EndFrame();
    /// Makes the current press do nothing when it ends.
    void Spend() { m_spent = m_pressed; }
    /// Scrolls the area at this point.
    void Push(float x, float y, float down);
    /// Whether Shift was down during the last press.
    bool shift() const { return m_shift; }
    /// Whether the last press came from a finger, which needs larger targets.
    bool touch() const { return m_touch; }
    /// Whether a button or finger is down now, even if no frame has seen it yet.
    bool pressed() const { return m_pressed; }

private:
    static int Pointer(void* self, int step, int source, double x, double y, double time);
    static void Wheel(void* self, double x, double y, double dy, int notches);
    /// `told`: the kind of pointer, plus 4 with Shift, as web/input.js sends it.
    int OnPointer(PointerStep step, int told, float x, float y, double time);
    int OnPan(float y, double time);
    void LetGo();

private:
    bool m_touch = false;
    bool m_pressed = false;
    bool m_panning = false;
    bool m_long = false;  ///< A long press: its release does nothing.
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
    float m_glide = 0;  ///< Distance that the wheel's notches still have to glide, CSS pixels.
    bool m_fresh = false;
};

}  // namespace pinwright::platform
