#include "client/ui/ui.hpp"

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
    // FNV-1a; 0 is kept for "none".
    std::uint32_t hash = 2166136261u ^ of;
    for (const char byte : name)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
    return hash == 0 ? 1 : hash;
}

Ui::Ui(Painter& painter, platform::Semantics& semantics, platform::Images& image_store,
       platform::Input& pointer)
    : paint(painter), mirror(semantics), images(image_store), input(pointer)
{
}

void Ui::BeginFrame(float elapsed, double time)
{
    m_seconds = elapsed;
    m_now_ms = time;
    m_scrolling = input.TakeScrolling(elapsed);
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
    if (m_scrolling.coasting)
        wake(2);
}

Press Ui::Pressed(Id id, const Rect& rect)
{
    Press press;
    const ImRect box = Box(rect);
    if (ImGui::ItemAdd(box, id)) {
        press.pressed = ImGui::ButtonBehavior(box, id, &press.hovered, &press.held);
        // A finger that rests on a thing presses it; it does not hover.
        if (input.touch() && !press.held)
            press.hovered = false;
    }
    if (mirror.TakeActivated(id))
        press.pressed = true;
    return press;
}

bool Ui::PressedOutside(const Rect& rect) const
{
    const ImVec2 at = ImGui::GetIO().MousePos;
    return ImGui::IsMouseClicked(0) && !rect.Contains(at.x, at.y);
}

float Ui::Ease(Id id, bool on)
{
    float& value = m_eased[id];
    const float goal = on ? 1.0f : 0.0f;
    if (value != goal) {
        const float step = theme.less_motion ? 1.0f : m_seconds / kEaseSeconds;
        value = goal > value ? std::min(goal, value + step) : std::max(goal, value - step);
        wake(2);
    }
    return 1 - (1 - value) * (1 - value);
}

void Ui::FocusRing(Id id, const Rect& rect, float radius)
{
    if (mirror.focused() == id && mirror.focus_shown())
        paint.Stroke(rect.Inset(-4), theme.accent, radius + 4, 2);
}

float Ui::BeginScroll(platform::Node node)
{
    Scroll& scroll = m_scrolls[node.id];
    const Rect rect = node.rect;
    scroll.view = rect.h;
    const float most = std::max(0.0f, scroll.content - rect.h);
    if (const std::optional<float> shown = mirror.TakeScroll(node.id))
        scroll.offset = *shown;
    if (m_scrolling.amount != 0 && m_layer == m_top_layer && rect.Contains(m_scrolling.x, m_scrolling.y)) {
        const float wanted = scroll.offset + m_scrolling.amount;
        if (wanted < 0 || wanted > most)
            input.StopCoasting();
        scroll.offset = wanted;
        m_scrolling.amount = 0;
    }
    scroll.offset = paint.Snap(std::clamp(scroll.offset, 0.0f, most));
    node.flags |= platform::kScrolls;
    node.scroll = scroll.offset;
    node.content = scroll.content;
    m_open_scrolls.push_back({node.id, rect});
    mirror.Open(std::move(node));
    ImGui::PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    return rect.y - scroll.offset;
}

void Ui::EndScroll(float content_bottom)
{
    const OpenScroll open = m_open_scrolls.back();
    m_open_scrolls.pop_back();
    Scroll& scroll = m_scrolls[open.id];
    const float content = std::ceil(content_bottom - open.rect.y + scroll.offset);
    if (content != scroll.content) {
        // What became shorter may be scrolled too far: the next frame sets it right.
        scroll.content = content;
        wake(2);
    }
    // A thin thumb where there is more; it says so, and is none to drag.
    if (content > open.rect.h + 1) {
        const float share = open.rect.h / content, travel = open.rect.h * (1 - share);
        const float at = travel * scroll.offset / (content - open.rect.h);
        paint.Fill({open.rect.right() - 7, open.rect.y + at + 3, 4, open.rect.h * share - 6},
                   Faded(theme.muted, 0.45f), 2);
    }
    ImGui::PopClipRect();
    mirror.Close(std::max(content, open.rect.h));
}

void Ui::ShowInScroll(Id id, float top, float bottom)
{
    Scroll& scroll = m_scrolls[id];
    scroll.offset = std::min(scroll.offset, top);
    scroll.offset = std::max(scroll.offset, bottom - scroll.view);
    wake(2);
}

void Ui::BeginOnTop(const char* name, bool modal)
{
    m_next_top_layer = m_layer = 1;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    if (modal)
        paint.Fill({0, 0, width, height}, theme.veil);
}

void Ui::EndOnTop()
{
    ImGui::End();
    m_layer = 0;
}

}  // namespace pinwright::ui
