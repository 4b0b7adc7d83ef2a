#include "client/kit/canvas/painter.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "client/kit/canvas/soft_shadow.hpp"
#include "client/platform/rect.hpp"

namespace pinwright::ui {

namespace {

constexpr float kTurn = 6.2831853f;

ImVec2 TopLeft(const Rect& rect)
{
    return {rect.x, rect.y};
}

ImVec2 BottomRight(const Rect& rect)
{
    return {rect.right(), rect.bottom()};
}

// ImGui's own leaves a pixel of every side straight, which makes squares of small circles.
void RoundPath(ImDrawList* list, const Rect& rect, float radius)
{
    radius = std::min(radius, std::min(rect.w, rect.h) / 2);
    const float left = rect.x + radius, right = rect.right() - radius;
    const float top = rect.y + radius, bottom = rect.bottom() - radius;
    // Adjacent corners can meet; a duplicate point there would make a dent.
    const bool flat = bottom - top < 0.01f, narrow = right - left < 0.01f;
    if (radius < 0.5f) {
        list->PathRect(TopLeft(rect), BottomRight(rect));
    } else if (flat && narrow) {
        list->PathArcTo({left, top}, radius, 0, kTurn);
        list->_Path.pop_back();
    } else if (flat) {
        list->PathArcToFast({left, top}, radius, 3, 9);
        list->PathArcToFast({right, top}, radius, 9, 15);
    } else if (narrow) {
        list->PathArcToFast({left, top}, radius, 6, 12);
        list->PathArcToFast({left, bottom}, radius, 0, 6);
    } else {
        list->PathArcToFast({left, top}, radius, 6, 9);
        list->PathArcToFast({right, top}, radius, 9, 12);
        list->PathArcToFast({right, bottom}, radius, 0, 3);
        list->PathArcToFast({left, bottom}, radius, 3, 6);
    }
}

}  // namespace

Painter::Painter(ImFont* regular, ImFont* strong, platform::TextRuns& runs)
    : m_regular(regular), m_strong(strong), m_runs(runs)
{
}

void Painter::SetDensity(float density)
{
    m_density = density;
    // ImGui sets only the current font's density. It would draw the other font's glyphs at density 1 and
    // stretch them.
    m_regular->CurrentRasterizerDensity = m_strong->CurrentRasterizerDensity = density;
}

float Painter::Snap(float length) const
{
    return platform::Snap(length, m_density);
}

Rect Painter::Snap(const Rect& rect) const
{
    const float x = Snap(rect.x), y = Snap(rect.y);
    return {x, y, Snap(rect.right()) - x, Snap(rect.bottom()) - y};
}

float Painter::Thick(float width) const
{
    return std::max(1.0f, std::floor(width * m_density + 0.01f)) / m_density;
}

void Painter::Fill(const Rect& rect, Color color, float radius)
{
    const Rect snapped = Snap(Flip(rect));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (radius < 0.5f) {
        list->AddRectFilled(TopLeft(snapped), BottomRight(snapped), color);
        return;
    }
    RoundPath(list, snapped, radius);
    list->PathFillConvex(color);
}

void Painter::Stroke(const Rect& rect, Color color, float radius, float width)
{
    const float thick = Thick(width);
    const Rect snapped = Snap(Flip(rect)).Inset(thick / 2);
    // AddRect also shifts by half a pixel; a path doesn't.
    ImDrawList* list = ImGui::GetWindowDrawList();
    RoundPath(list, snapped, std::max(0.0f, radius - thick / 2));
    list->PathStroke(color, ImDrawFlags_Closed, thick);
}

void Painter::Shadow(const Rect& rect, Color color, float radius, float height)
{
    const Rect lies = Flip(rect);
    ImDrawList* list = ImGui::GetWindowDrawList();
    DrawSoftEdge(list, {lies.x, lies.y + height * 0.35f, lies.w, lies.h}, color, radius, height);
    DrawSoftEdge(list, {lies.x, lies.y + 1, lies.w, lies.h}, Faded(color, 0.8f), radius, 2.5f);
}

void Painter::HorizontalLine(float x, float y, float width, Color color)
{
    Fill({x, y, width, Thick(1)}, color);
}

void Painter::VerticalLine(float x, float y, float height, Color color)
{
    Fill({x, y, Thick(1), height}, color);
}

void Painter::Draw(Icon icon, float x, float y, Color color, float size)
{
    DrawIcon(ImGui::GetWindowDrawList(), icon, Snap(Flip(x)), Snap(y), size, color, m_mirrored > 0);
}

void Painter::Cover(const Rect& rect, const platform::Images::Image& image, float radius)
{
    if (image.texture == 0 || rect.w <= 0 || rect.h <= 0)
        return;
    const Rect snapped = Snap(Flip(rect));
    const float wanted = snapped.w / snapped.h, has = image.width / image.height;
    ImVec2 from(0, 0), to(1, 1);
    if (has > wanted) {
        const float cut = (1 - wanted / has) / 2;
        from.x = cut;
        to.x = 1 - cut;
    } else {
        const float cut = (1 - has / wanted) / 2;
        from.y = cut;
        to.y = 1 - cut;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushTexture(static_cast<ImTextureID>(image.texture));
    const int first = list->VtxBuffer.Size;
    RoundPath(list, snapped, radius);
    list->PathFillConvex(IM_COL32_WHITE);
    ImGui::ShadeVertsLinearUV(list, first, list->VtxBuffer.Size, TopLeft(snapped), BottomRight(snapped), from,
                              to, true);
    list->PopTexture();
}

void Painter::Arc(float x, float y, float radius, float from, float to, Color color, float width)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathArcTo({Flip(x), y}, radius, from * kTurn, to * kTurn, 32);
    list->PathStroke(color, ImDrawFlags_None, width);
}

}  // namespace pinwright::ui
