#include "client/platform/input.hpp"

#include <imgui.h>

#include <cfloat>
#include <cmath>

extern "C" void pw_input_listen(void* self, int (*pointer)(void*, int, int, double, double, double),
                                void (*wheel)(void*, double, double, double, double));

namespace pinwright::platform {

namespace {

constexpr float kSlop = 8;      // A finger is never still: less than this is a tap.
constexpr float kSlowest = 20;  // CSS pixels per second at which a coasting list comes to rest.
constexpr float kDecay = 3.2f;  // Per second; a throw of 2,000 px/s runs for some 600 px.
constexpr double kRest = 80;    // Milliseconds without movement before the release: no throw.
enum Kind { kMove = 0, kDown = 1, kUp = 2, kGone = 3 };

}  // namespace

void Input::Listen()
{
    pw_input_listen(this, &Input::Pointer, &Input::Wheel);
}

int Input::Pointer(void* self, int kind, int source, double x, double y, double time)
{
    return static_cast<Input*>(self)->OnPointer(kind, source, static_cast<float>(x), static_cast<float>(y),
                                                time);
}

int Input::OnPointer(int kind, int source, float x, float y, double time)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source == 1   ? ImGuiMouseSource_TouchScreen
                           : source == 2 ? ImGuiMouseSource_Pen
                                         : ImGuiMouseSource_Mouse);
    const bool finger = source == 1;
    if (kind == kDown) {
        m_touch = finger;
        m_pressed = true;
        m_panning = false;
        m_coasting = false;
        m_velocity = 0;
        m_start_x = x;
        m_start_y = m_last_y = y;
        m_last_time = time;
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(0, true);
        return 0;
    }
    if (kind == kMove) {
        if (finger && m_pressed) {
            const float across = std::fabs(x - m_start_x), along = std::fabs(y - m_start_y);
            if (!m_panning && along > kSlop && along > across) {
                // Released where nothing is: the press of a scrolling finger activates nothing.
                m_panning = true;
                m_last_y = y;
                io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
                io.AddMouseButtonEvent(0, false);
            }
            if (m_panning) {
                const float step = m_last_y - y;
                const double elapsed = time - m_last_time;
                if (elapsed > 0)
                    m_velocity = m_velocity * 0.3f + 0.7f * step / static_cast<float>(elapsed / 1000);
                m_pending += step;
                m_at_x = m_start_x;
                m_at_y = m_start_y;
                m_last_y = y;
                m_last_time = time;
                return 1;
            }
        }
        io.AddMousePosEvent(x, y);
        return 0;
    }
    const bool panned = m_panning;
    if (!panned && m_pressed) {
        if (kind == kUp)
            io.AddMousePosEvent(x, y);
        else
            io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        io.AddMouseButtonEvent(0, false);
    }
    // A finger that left hovers over nothing.
    if (finger || kind == kGone)
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    if (panned) {
        m_coasting = kind == kUp && time - m_last_time < kRest && std::fabs(m_velocity) > kSlowest;
        if (!m_coasting)
            m_velocity = 0;
    }
    m_pressed = m_panning = false;
    return panned ? 1 : 0;
}

void Input::Wheel(void* self, double x, double y, double, double dy)
{
    auto& input = *static_cast<Input*>(self);
    input.m_coasting = false;
    input.m_velocity = 0;
    input.m_pending += static_cast<float>(dy);
    input.m_at_x = static_cast<float>(x);
    input.m_at_y = static_cast<float>(y);
}

Input::Scrolling Input::TakeScrolling(float seconds)
{
    if (m_coasting) {
        m_pending += m_velocity * seconds;
        m_velocity *= std::exp(-kDecay * seconds);
        if (std::fabs(m_velocity) < kSlowest)
            m_coasting = false;
    }
    const Scrolling scrolling{m_pending, m_at_x, m_at_y, m_coasting};
    m_pending = 0;
    return scrolling;
}

}  // namespace pinwright::platform
