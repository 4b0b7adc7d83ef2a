#include "client/kit/canvas/painter.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "client/kit/canvas/soft_shadow.hpp"
#include "client/platform/glyphs.hpp"
#include "client/platform/snap.hpp"

namespace pinwright::ui {

namespace {

constexpr int kAnyLines = 200;
constexpr float kTurn = 6.2831853f;
constexpr float kAnyWidth = 4000;

ImVec2 TopLeft(const Rect& rect)
{
    return {rect.x, rect.y};
}

ImVec2 BottomRight(const Rect& rect)
{
    return {rect.right(), rect.bottom()};
}

/// Whether the browser should draw it as a whole.
bool IsRun(std::string_view text)
{
    return !platform::CanReadGlyphs() || platform::NeedsShaping(text);
}

bool IsContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u;
}

bool IsAscii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80u;
}

// ImGui's version leaves a straight pixel on every side, which makes small circles look square.
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

// Returns where to end the line that begins at `at`, if ImGui wants to end it at `stop`. ImGui also breaks
// lines after a dot, which would split addresses and numbers.
const char* WrapAt(const char* at, const char* stop, const char* end)
{
    if (stop <= at || stop >= end || !IsAscii(*stop) || !IsAscii(stop[-1]) || *stop == ' ' || *stop == '\n' ||
        stop[-1] == ' ')
        return stop;
    for (const char* space = stop; space > at && *space != '\n'; --space) {
        if (*space == ' ')
            return space;
    }
    return stop;
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

void Painter::Fill(const Rect& rect, Colour colour, float radius)
{
    const Rect snapped = Snap(Flip(rect));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (radius < 0.5f) {
        list->AddRectFilled(TopLeft(snapped), BottomRight(snapped), colour);
        return;
    }
    RoundPath(list, snapped, radius);
    list->PathFillConvex(colour);
}

void Painter::Stroke(const Rect& rect, Colour colour, float radius, float width)
{
    const float thick = Thick(width);
    const Rect snapped = Snap(Flip(rect)).Inset(thick / 2);
    // AddRect also shifts by half a pixel; a path doesn't.
    ImDrawList* list = ImGui::GetWindowDrawList();
    RoundPath(list, snapped, std::max(0.0f, radius - thick / 2));
    list->PathStroke(colour, ImDrawFlags_Closed, thick);
}

void Painter::Shadow(const Rect& rect, Colour colour, float radius, float height)
{
    const Rect lies = Flip(rect);
    ImDrawList* list = ImGui::GetWindowDrawList();
    DrawSoftEdge(list, {lies.x, lies.y + height * 0.35f, lies.w, lies.h}, colour, radius, height);
    DrawSoftEdge(list, {lies.x, lies.y + 1, lies.w, lies.h}, Faded(colour, 0.8f), radius, 2.5f);
}

void Painter::HorizontalLine(float x, float y, float width, Colour colour)
{
    Fill({x, y, width, Thick(1)}, colour);
}

void Painter::VerticalLine(float x, float y, float height, Colour colour)
{
    Fill({x, y, Thick(1), height}, colour);
}

void Painter::Draw(Icon icon, float x, float y, Colour colour, float size)
{
    DrawIcon(ImGui::GetWindowDrawList(), icon, Snap(Flip(x)), Snap(y), size, colour, m_mirrored > 0);
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

void Painter::Arc(float x, float y, float radius, float from, float to, Colour colour, float width)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathArcTo({Flip(x), y}, radius, from * kTurn, to * kTurn, 32);
    list->PathStroke(colour, ImDrawFlags_None, width);
}

platform::TextRuns::Run Painter::Shaped(float width, std::string_view text, Type type, Colour colour,
                                        int lines)
{
    const float size = SizeOf(type);
    return m_runs.Get({std::string(text), IsStrong(type) ? 600 : 400, size, size * kLeading,
                       std::floor(width), lines > 0 ? lines : kAnyLines, colour, m_density});
}

void Painter::DrawRun(const platform::TextRuns::Run& run, float left, float top)
{
    // The texture has an empty pixel on each side.
    const ImVec2 at(Snap(left) - 1 / m_density, Snap(top));
    ImGui::GetWindowDrawList()->AddImage(static_cast<ImTextureID>(run.texture), at,
                                         {at.x + run.width, at.y + run.height});
}

float Painter::Words(float x, float y, float width, std::string_view text, Type type, Colour colour,
                     int lines, bool draw, float align)
{
    const float size = SizeOf(type), leading = size * kLeading;
    if (text.empty() || width <= 0)
        return 0;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (IsRun(text)) {
        const platform::TextRuns::Run run = Shaped(width, text, type, colour, lines);
        if (draw) {
            DrawRun(run, Flip(x + (width - run.width) * align, run.width), y);
        }
        return leading * static_cast<float>(run.lines);
    }
    ImFont* font = FontOf(type);
    const char* at = text.data();
    const char* end = at + text.size();
    int line = 0;
    while (at < end && (lines == 0 || line < lines)) {
        const char* stop = WrapAt(at, font->CalcWordWrapPosition(size, at, end, width), end);
        const bool last = lines > 0 && line == lines - 1;
        const float top = y + leading * static_cast<float>(line) + (leading - size) / 2;
        const char* newline = static_cast<const char*>(memchr(at, '\n', static_cast<size_t>(stop - at)));
        if (newline != nullptr)
            stop = newline;
        if (last && stop < end) {
            // The rest doesn't fit: cut it so that the ellipsis still fits.
            const float room = width - font->CalcTextSizeA(size, FLT_MAX, 0, "\u2026").x;
            const char* cut = at;
            font->CalcTextSizeA(size, room, 0, at, newline != nullptr ? newline : end, &cut);
            while (cut > at && IsContinuation(*cut))
                --cut;
            if (draw) {
                const float wide = font->CalcTextSizeA(size, FLT_MAX, 0, at, cut).x;
                const float left = Flip(x, wide + width - room);
                platform::DrawGlyphs(list, font, size, {Snap(left), Snap(top)}, colour, at, cut);
                platform::DrawGlyphs(list, font, size, {Snap(left + wide), Snap(top)}, colour, "\u2026");
            }
            return leading * static_cast<float>(line + 1);
        }
        if (stop == at && newline == nullptr) {
            // Not even one character fits: use one anyway, or the loop would never end.
            do
                ++stop;
            while (stop < end && IsContinuation(*stop));
        }
        if (draw && stop > at) {
            const bool measured = align > 0 || m_mirrored > 0;
            const float wide = measured ? font->CalcTextSizeA(size, FLT_MAX, 0, at, stop).x : 0;
            platform::DrawGlyphs(list, font, size, {Snap(Flip(x + (width - wide) * align, wide)), Snap(top)},
                                 colour, at, stop);
        }
        at = stop;
        if (at < end && *at == '\n')
            ++at;
        else
            while (at < end && *at == ' ')
                ++at;
        ++line;
    }
    return leading * static_cast<float>(line);
}

float Painter::Text(float x, float y, float width, std::string_view text, Type type, Colour colour, int lines)
{
    return Words(x, y, width, text, type, colour, lines, true);
}

float Painter::CentredText(float x, float y, float width, std::string_view text, Type type, Colour colour)
{
    return Words(x, y, width, text, type, colour, 0, true, 0.5f);
}

float Painter::TextHeight(float width, std::string_view text, Type type, int lines)
{
    return Words(0, 0, width, text, type, 0xff000000u, lines, false);
}

float Painter::TextWidth(std::string_view text, Type type)
{
    if (IsRun(text))
        return Shaped(kAnyWidth, text, type, 0xff000000u, 1).width;
    return FontOf(type)->CalcTextSizeA(SizeOf(type), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void Painter::Line(float x, float middle, float width, std::string_view text, Type type, Colour colour,
                   float align)
{
    const float leading = SizeOf(type) * kLeading;
    const float spare = align > 0 ? std::max(0.0f, width - TextWidth(text, type)) : 0;
    // One pixel more than measured, so that rounding doesn't cut text that just fits.
    Words(x + spare * align, middle - leading / 2, width - spare * align + 1, text, type, colour, 1, true);
}

float Painter::CharacterWidth(std::string_view character, Type type)
{
    const float air = IsRun(character) ? 2 / m_density : 0;
    return TextWidth(character, type) - air;
}

void Painter::Digits(float x, float middle, float width, std::string_view text, Type type, Colour colour,
                     float align)
{
    const float wide = DigitsWidth(text, type), digit = DigitsWidth("0", type);
    // Numbers run from left to right in every script.
    float at = Flip(x + (width - wide) * align, wide);
    const float top = middle - SizeOf(type) / 2;
    for (const char& one : text) {
        const float own = CharacterWidth({&one, 1}, type), room = one >= '0' && one <= '9' ? digit : own;
        const float left = at + (room - own) / 2;
        if (IsRun({&one, 1}))
            DrawRun(Shaped(kAnyWidth, {&one, 1}, type, colour, 1), left,
                    middle - SizeOf(type) * kLeading / 2);
        else
            platform::DrawGlyphs(ImGui::GetWindowDrawList(), FontOf(type), SizeOf(type),
                                 {Snap(left), Snap(top)}, colour, &one, &one + 1);
        at += room;
    }
}

float Painter::DigitsWidth(std::string_view text, Type type)
{
    float digit = 0, width = 0;
    for (const char& one : std::string_view("0123456789"))
        digit = std::max(digit, CharacterWidth({&one, 1}, type));
    for (const char& one : text)
        width += one >= '0' && one <= '9' ? digit : CharacterWidth({&one, 1}, type);
    return width;
}

}  // namespace pinwright::ui
