#include "client/kit/canvas/ui.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace pinwright::ui {

namespace {

constexpr float kEaseSeconds = 0.14f;

ImRect Box(const Rect& rect)
{
    return {rect.x, rect.y, rect.right(), rect.bottom()};
}

}  // namespace

Id MakeId(std::string_view name, Id of)
{
    // FNV-1a; 0 is reserved for "none".
    std::uint32_t hash = 2166136261u ^ of;
    for (const char byte : name)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
    return hash == 0 ? 1 : hash;
}

Ui::Ui(Painter& painter, platform::Semantics& semantics, platform::Images& image_store,
       platform::Input& pointer, const Clock& device_clock)
    : paint(painter), mirror(semantics), images(image_store), input(pointer), clock(device_clock)
{
}

Ui::Point Ui::Pointer() const
{
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {paint.Flip(at.x), at.y};
}

bool Ui::PointerDown() const
{
    return ImGui::IsMouseDown(0);
}

std::optional<Ui::Point> Ui::DragOrigin(float distance) const
{
    if (!ImGui::IsMouseDragging(0, distance))
        return std::nullopt;
    const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
    return Point{paint.Flip(from.x), from.y};
}

void Ui::BeginFrame(float elapsed, double time)
{
    m_seconds = elapsed;
    m_now_ms = time;
    ++m_frame;
    if (m_eased.size() > 600)
        std::erase_if(m_eased, [this](const auto& one) { return one.second.frame < m_frame - 1; });
    paint.SetMirrored(m_mirrored ? width : 0);
    mirror.SetMirrored(m_mirrored ? width : 0);
    // Antialiasing fringes are one device pixel wide, and circles as round as the eye can see.
    ImGui::GetDrawListSharedData()->InitialFringeScale = 1 / density;
    ImGui::GetStyle().CircleTessellationMaxError = 0.15f / density;
    m_scrolling = input.TakeScrolling(elapsed);
    m_scrolling.x = paint.Flip(m_scrolling.x);
    m_context = input.TakeContext(&m_context_x, &m_context_y);
    m_top_layer = m_next_top_layer;
    m_next_top_layer = 0;
    m_layer = 0;
    mirror.BeginFrame();
    mirror.SetPointerDown(input.pressed() || ImGui::IsMouseDown(ImGuiMouseButton_Left));
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNav);
}

void Ui::EndFrame()
{
    ImGui::End();
    ImGui::PopStyleVar(2);
    mirror.EndFrame();
    input.EndFrame();
    // On a busy page ImGui handles only one of a press and its release per frame.
    if (m_scrolling.coasting || !ImGui::GetCurrentContext()->InputEventsQueue.empty())
        wake(2);
}

Press Ui::Pressed(Id id, const Rect& rect)
{
    Press press;
    const ImRect box = Box(paint.Flip(rect));
    if (ImGui::ItemAdd(box, id)) {
        press.pressed = ImGui::ButtonBehavior(box, id, &press.hovered, &press.held);
        // A resting finger presses; it doesn't hover.
        if (input.touch() && !press.held)
            press.hovered = false;
    }
    press.extend = press.pressed && input.shift();
    if (const std::optional<bool> shift = mirror.TakeActivation(id)) {
        press.pressed = true;
        press.extend = *shift;
    }
    const ImVec2 at(m_context_x, m_context_y);
    if (mirror.TakeContext(id) || (m_context && m_layer == m_top_layer && box.Contains(at) &&
                                   ImGui::GetCurrentWindow()->ClipRect.Contains(at))) {
        press.context = true;
        m_context = false;
    }
    return press;
}

bool Ui::PressedOutside(const Rect& rect)
{
    const ImVec2 at = ImGui::GetIO().MousePos;
    const bool outside =
        m_layer == m_top_layer && ImGui::IsMouseClicked(0) && !rect.Contains(paint.Flip(at.x), at.y);
    // The thing that it closes is gone when the press ends. The page must not treat that as a press of what
    // was below.
    if (outside)
        input.Spend();
    return outside;
}

float& Ui::Running(Id id, float at_first)
{
    Eased& eased = m_eased[id];
    if (eased.frame < m_frame - 1)
        eased.value = at_first;
    eased.frame = m_frame;
    return eased.value;
}

float Ui::Move(float& value, bool on)
{
    const float goal = on ? 1.0f : 0.0f;
    if (value != goal) {
        const float step = theme.less_motion ? 1.0f : m_seconds / kEaseSeconds;
        value = goal > value ? std::min(goal, value + step) : std::max(goal, value - step);
        wake(2);
    }
    return 1 - (1 - value) * (1 - value);
}

float Ui::Ease(Id id, bool on)
{
    return Move(Running(id, on ? 1.0f : 0.0f), on);
}

float Ui::Appear(Id id)
{
    return Move(Running(id, theme.less_motion ? 1.0f : 0.0f), true);
}

void Ui::Ground(const Rect& rect, Color color, float radius)
{
    paint.Fill(rect, color, radius);
    if (theme.forced)
        paint.Stroke(rect, theme.line, radius);
}

void Ui::Float(const Rect& rect, Color color, float radius, float height)
{
    if (!theme.forced)
        paint.Shadow(rect, theme.shadow, radius, height);
    paint.Fill(rect, color, radius);
    if (theme.forced || (theme.dark && color == theme.raised))
        paint.Stroke(rect, theme.line, radius);
}

void Ui::BeginOnTop(Id id, Behind behind)
{
    m_next_top_layer = std::max(m_next_top_layer, ++m_layer);
    m_coming.push_back(Appear(id));
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin(std::to_string(id).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    if (behind == Behind::kVeiled)
        paint.Fill({0, 0, width, height}, theme.veil);
}

void Ui::EndOnTop()
{
    const float share = m_coming.back();
    m_coming.pop_back();
    if (share < 1) {
        for (ImDrawVert& vertex : ImGui::GetWindowDrawList()->VtxBuffer)
            vertex.col = Faded(vertex.col, share);
    }
    ImGui::End();
    --m_layer;
}

}  // namespace pinwright::ui
