// The painter's words: glyph by glyph, or as a whole by the browser.
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "client/kit/canvas/painter.hpp"
#include "client/platform/glyphs.hpp"

namespace pinwright::ui {

namespace {

constexpr int kAnyLines = 200;
constexpr float kAnyWidth = 4000;

/// Whether the browser is to draw it as a whole.
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

// Where the line from `at` ends, ImGui wanting it to end at `stop`. ImGui also ends lines after a dot; of an
// address or a number that tears apart what is read as one.
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

platform::TextRuns::Run Painter::Shaped(float width, std::string_view text, Type type, Color color, int lines)
{
    const float size = SizeOf(type);
    return m_runs.Get({std::string(text), IsStrong(type) ? 600 : 400, size, size * kLeading,
                       std::floor(width), lines > 0 ? lines : kAnyLines, color, m_density});
}

void Painter::DrawRun(const platform::TextRuns::Run& run, float left, float top)
{
    // The texture has a pixel of air on each side.
    const ImVec2 at(Snap(left) - 1 / m_density, Snap(top));
    ImGui::GetWindowDrawList()->AddImage(static_cast<ImTextureID>(run.texture), at,
                                         {at.x + run.width, at.y + run.height});
}

float Painter::Words(float x, float y, float width, std::string_view text, Type type, Color color, int lines,
                     bool draw, float align)
{
    const float size = SizeOf(type), leading = size * kLeading;
    if (text.empty() || width <= 0)
        return 0;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (IsRun(text)) {
        const platform::TextRuns::Run run = Shaped(width, text, type, color, lines);
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
            // The rest does not fit: cut where the ellipsis still does.
            const float room = width - font->CalcTextSizeA(size, FLT_MAX, 0, "\u2026").x;
            const char* cut = at;
            font->CalcTextSizeA(size, room, 0, at, newline != nullptr ? newline : end, &cut);
            while (cut > at && IsContinuation(*cut))
                --cut;
            if (draw) {
                const float wide = font->CalcTextSizeA(size, FLT_MAX, 0, at, cut).x;
                const float left = Flip(x, wide + width - room);
                platform::DrawGlyphs(list, font, size, {Snap(left), Snap(top)}, color, at, cut);
                platform::DrawGlyphs(list, font, size, {Snap(left + wide), Snap(top)}, color, "\u2026");
            }
            return leading * static_cast<float>(line + 1);
        }
        if (stop == at && newline == nullptr) {
            // Not even one character fits: one all the same, or it would never end.
            do
                ++stop;
            while (stop < end && IsContinuation(*stop));
        }
        if (draw && stop > at) {
            const bool measured = align > 0 || m_mirrored > 0;
            const float wide = measured ? font->CalcTextSizeA(size, FLT_MAX, 0, at, stop).x : 0;
            platform::DrawGlyphs(list, font, size, {Snap(Flip(x + (width - wide) * align, wide)), Snap(top)},
                                 color, at, stop);
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

float Painter::Text(float x, float y, float width, std::string_view text, Type type, Color color, int lines)
{
    return Words(x, y, width, text, type, color, lines, true);
}

float Painter::CentredText(float x, float y, float width, std::string_view text, Type type, Color color)
{
    return Words(x, y, width, text, type, color, 0, true, 0.5f);
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

void Painter::Line(float x, float middle, float width, std::string_view text, Type type, Color color,
                   float align)
{
    const float leading = SizeOf(type) * kLeading;
    const float spare = align > 0 ? std::max(0.0f, width - TextWidth(text, type)) : 0;
    // A pixel more than measured: what just fits is not to be cut for a rounding.
    Words(x + spare * align, middle - leading / 2, width - spare * align + 1, text, type, color, 1, true);
}

float Painter::CharacterWidth(std::string_view character, Type type)
{
    const float air = IsRun(character) ? 2 / m_density : 0;
    return TextWidth(character, type) - air;
}

void Painter::Digits(float x, float middle, float width, std::string_view text, Type type, Color color,
                     float align)
{
    const float wide = DigitsWidth(text, type), digit = DigitsWidth("0", type);
    // A number runs from left to right in every script.
    float at = Flip(x + (width - wide) * align, wide);
    const float top = middle - SizeOf(type) / 2;
    for (const char& one : text) {
        const float own = CharacterWidth({&one, 1}, type), room = one >= '0' && one <= '9' ? digit : own;
        const float left = at + (room - own) / 2;
        if (IsRun({&one, 1}))
            DrawRun(Shaped(kAnyWidth, {&one, 1}, type, color, 1), left, middle - SizeOf(type) * kLeading / 2);
        else
            platform::DrawGlyphs(ImGui::GetWindowDrawList(), FontOf(type), SizeOf(type),
                                 {Snap(left), Snap(top)}, color, &one, &one + 1);
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
