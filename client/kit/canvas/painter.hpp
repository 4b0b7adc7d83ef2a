// Draws shapes, words and pictures into ImGui's current window. Takes logical coordinates: x grows in the
// reading direction. It flips a mirrored stage here and nowhere else. Knows no widget and no state of the
// app.
#pragma once

#include <string_view>

#include "client/kit/canvas/icons.hpp"
#include "client/kit/canvas/theme.hpp"
#include "client/platform/images.hpp"
#include "client/platform/rect.hpp"
#include "client/platform/text_runs.hpp"

struct ImDrawList;
struct ImFont;

namespace pinwright::ui {

using platform::Rect;

class Painter {
public:
    /// All must outlive the painter.
    Painter(ImFont* regular, ImFont* strong, platform::TextRuns& runs);

    void SetDensity(float density);
    /// Draws right to left on a stage of this width; 0: left to right.
    void SetMirrored(float stage_width) { m_mirrored = stage_width; }
    /// Converts a logical x to the stage's and back, for a point or for a thing that is `width` wide.
    float Flip(float x, float width = 0) const { return m_mirrored > 0 ? m_mirrored - x - width : x; }
    Rect Flip(const Rect& rect) const { return {Flip(rect.x, rect.w), rect.y, rect.w, rect.h}; }
    /// Rounds to whole device pixels.
    float Snap(float length) const;
    Rect Snap(const Rect& rect) const;
    /// The drawn thickness of a line of `width` px: whole device pixels, at least one.
    float Thick(float width) const;

    void Fill(const Rect& rect, Color color, float radius = 0);
    void Stroke(const Rect& rect, Color color, float radius, float width = 1);
    /// Two soft layers; `height` is how far the thing floats, in px. Leaves out the middle, which the thing
    /// covers.
    void Shadow(const Rect& rect, Color color, float radius, float height);
    void HorizontalLine(float x, float y, float width, Color color);
    void VerticalLine(float x, float y, float height, Color color);
    /// Centered on (x, y). Flips icons that point in the reading direction on a right-to-left stage.
    void Draw(Icon icon, float x, float y, Color color, float size = kIconSize);
    /// Fills `rect` with the middle of the picture, which is never flipped.
    void Cover(const Rect& rect, const platform::Images::Image& image, float radius);
    /// A ring from `from` to `to` (turns).
    void Arc(float x, float y, float radius, float from, float to, Color color, float width);

    /// Draws words from (x, y), the top of the first line. Wraps at `width`, to up to `lines` lines (0: any
    /// number), and cuts the last with an ellipsis. Returns the height.
    float Text(float x, float y, float width, std::string_view text, Type type, Color color, int lines = 0);
    /// The same, each line centered.
    float CentredText(float x, float y, float width, std::string_view text, Type type, Color color);
    /// One line, centered vertically on `middle`; `align` 0 start, 0.5 center, 1 end within `width`.
    void Line(float x, float middle, float width, std::string_view text, Type type, Color color,
              float align = 0);
    /// Numbers on one line, every digit as wide as the widest, so that counters don't jitter.
    void Digits(float x, float middle, float width, std::string_view text, Type type, Color color,
                float align = 0);
    float DigitsWidth(std::string_view text, Type type);
    float TextHeight(float width, std::string_view text, Type type, int lines = 0);
    float TextWidth(std::string_view text, Type type);

private:
    float Words(float x, float y, float width, std::string_view text, Type type, Color color, int lines,
                bool draw, float align = 0);
    /// The width without a run's empty pixels at its sides.
    float CharacterWidth(std::string_view character, Type type);
    void DrawRun(const platform::TextRuns::Run& run, float left, float top);
    platform::TextRuns::Run Shaped(float width, std::string_view text, Type type, Color color, int lines);
    ImFont* FontOf(Type type) const { return IsStrong(type) ? m_strong : m_regular; }

private:
    ImFont* m_regular;
    ImFont* m_strong;
    platform::TextRuns& m_runs;
    float m_density = 1;
    float m_mirrored = 0;
};

}  // namespace pinwright::ui
