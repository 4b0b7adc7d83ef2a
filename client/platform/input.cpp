#include "client/platform/input.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

extern "C" void pw_input_listen(void* self, int (*pointer)(void*, int, int, double, double, double),
                                void (*wheel)(void*, double, double, double, int));

namespace pinwright::platform {

namespace {

constexpr float kSlop = 8;      // CSS pixels; a finger is never still, so less is a tap.
constexpr float kSlowest = 20;  // CSS pixels per second below which a coasting list stops.
constexpr float kDecay = 3.2f;  // Per second; a throw at 2,000 px/s travels about 600 px.
constexpr double kRest = 80;    // Milliseconds without movement before release: not a throw.
constexpr float kSteady = 25;   // Milliseconds over which the finger's speed is averaged.
constexpr float kGlide = 16;    // Per second; a wheel notch takes about a fifth of a second.

}  // namespace

void Input::Listen()
{
    pw_input_listen(this, &Input::Pointer, &Input::Wheel);
}

int Input::Pointer(void* self, int step, int source, double x, double y, double time)
{
    return static_cast<Input*>(self)->OnPointer(static_cast<PointerStep>(step), source, static_cast<float>(x),
                                                static_cast<float>(y), time);
}

// Releases the button away from everything, so that the press activates nothing.
void Input::LetGo()
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
}

// Returns whether this press means nothing to the page, however it ends.
int Input::OnPointer(PointerStep step, int told, float x, float y, double time)
{
    const int source = told & ~kShiftDown;
    const bool shift = (told & kShiftDown) != 0;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source == kTouch ? ImGuiMouseSource_TouchScreen
                           : source == kPen ? ImGuiMouseSource_Pen
                                            : ImGuiMouseSource_Mouse);
    const bool finger = source == kTouch;
    m_shift = shift;
    if (step == PointerStep::kRested) {
        m_context = true;
        m_context_x = x;
        m_context_y = y;
        m_long = m_pressed;
        if (m_pressed)
            LetGo();
        return 1;
    }
    if (step == PointerStep::kDown) {
        m_touch = finger;
        m_pressed = true;
        m_panning = m_long = m_spent = false;
        m_carry.reset();
        StopCoasting();
        m_start_x = x;
        m_start_y = m_last_y = y;
        m_last_time = time;
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(0, true);
        return 0;
    }
    if (step == PointerStep::kMove) {
        if (m_long) {
            if (finger && (m_carry || std::hypot(x - m_start_x, y - m_start_y) > kSlop))
                m_carry = Carry{m_start_x, m_start_y, x, y, false};
            return 1;
        }
        if (finger && m_pressed) {
            const float across = std::fabs(x - m_start_x), along = std::fabs(y - m_start_y);
            if (!m_panning && along > kSlop && along > across) {
                m_panning = true;
                m_last_y = y;
                LetGo();
            }
            if (m_panning)
                return OnPan(y, time);
        }
        m_touch = finger;
        io.AddMousePosEvent(x, y);
        return 0;
    }
    // A lifted finger also leaves.
    if (m_carry && step == PointerStep::kUp)
        m_carry->done = true;
    else if (m_carry && !m_carry->done)
        m_carry.reset();
    const bool panned = m_panning, gone = m_panning || m_long, spent = gone || m_spent;
    if (!gone && m_pressed) {
        if (step == PointerStep::kUp) {
            io.AddMousePosEvent(x, y);
            io.AddMouseButtonEvent(0, false);
        } else {
            LetGo();
        }
    }
    // A finger that left no longer hovers.
    if (finger || step == PointerStep::kGone)
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    if (panned) {
        m_coasting =
            step == PointerStep::kUp && time - m_last_time < kRest && std::fabs(m_velocity) > kSlowest;
        m_fresh = true;
        if (!m_coasting)
            m_velocity = 0;
    }
    m_pressed = m_panning = m_long = m_spent = false;
    return spent ? 1 : 0;
}

int Input::OnPan(float y, double time)
{
    const float step = m_last_y - y;
    if (const auto elapsed = static_cast<float>(time - m_last_time); elapsed > 0) {
        // Weigh by time, not by how often the screen reports the finger.
        const float kept = std::exp(-elapsed / kSteady);
        m_velocity = m_velocity * kept + (1 - kept) * step / (elapsed / 1000);
    }
    m_pending += step;
    m_at_x = m_start_x;
    m_at_y = m_start_y;
    m_last_y = y;
    m_last_time = time;
    return 1;
}

void Input::Wheel(void* self, double x, double y, double dy, int notches)
{
    auto& input = *static_cast<Input*>(self);
    input.m_coasting = false;
    input.m_velocity = 0;
    if (notches != 0) {
        input.m_fresh = input.m_fresh || input.m_glide == 0;
        input.m_glide += static_cast<float>(dy);
    } else {
        input.m_pending += static_cast<float>(dy);
    }
    input.m_at_x = static_cast<float>(x);
    input.m_at_y = static_cast<float>(y);
}

void Input::EndFrame()
{
    if (m_carry && m_carry->done)
        m_carry.reset();
}

void Input::Push(float x, float y, float down)
{
    m_pending += down;
    m_at_x = x;
    m_at_y = y;
}

void Input::StopCoasting()
{
    m_coasting = false;
    m_velocity = m_glide = m_pending = 0;
}

bool Input::TakeContext(float* x, float* y)
{
    const bool asked = m_context;
    m_context = false;
    *x = m_context_x;
    *y = m_context_y;
    return asked;
}

Input::Scrolling Input::TakeScrolling(float seconds)
{
    // Nothing was drawn before a movement's first frame, so the time before it doesn't count.
    if (m_fresh)
        seconds = std::min(seconds, 1.0f / 60);
    m_fresh = false;
    if (m_coasting) {
        // The distance at a constantly decaying speed: the total is the same for any number of frames.
        const float kept = std::exp(-kDecay * seconds);
        m_pending += m_velocity * (1 - kept) / kDecay;
        m_velocity *= kept;
        m_coasting = std::fabs(m_velocity) > kSlowest;
    }
    if (m_glide != 0) {
        const float step = std::fabs(m_glide) < 1 ? m_glide : m_glide * (1 - std::exp(-kGlide * seconds));
        m_pending += step;
        m_glide -= step;
    }
    // Scroll whole device pixels and keep the rest for the next frame, or slow scrolling would stop. The
    // hundredth makes up for rounding losses over many steps.
    const float density = std::max(1.0f, ImGui::GetIO().DisplayFramebufferScale.y);
    const float whole = std::floor(std::fabs(m_pending) * density + 0.01f) / density;
    const Scrolling scrolling{std::copysign(whole, m_pending), m_at_x, m_at_y, m_coasting || m_glide != 0};
    m_pending -= scrolling.amount;
    return scrolling;
}

}  // namespace pinwright::platform
