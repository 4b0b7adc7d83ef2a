// Shapes, words and pictures onto ImGui's current window. Everything is told in logical coordinates: x
// grows from the start of the reading direction, and a mirrored stage is flipped here and nowhere else.
// Knows no widget and no state of the app.
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
    /// From right to left on a stage of this width; 0: from left to right.
    void SetMirrored(float stage_width) { m_mirrored = stage_width; }
    /// Where a logical place is on the stage, and back: of a point, or of what is `width` wide.
    float Flip(float x, float width = 0) const { return m_mirrored > 0 ? m_mirrored - x - width : x; }
    Rect Flip(const Rect& rect) const { return {Flip(rect.x, rect.w), rect.y, rect.w, rect.h}; }
    /// To the next whole device pixel.
    float Snap(float length) const;
    Rect Snap(const Rect& rect) const;
    /// As thick as a line of `width` px is drawn: whole device pixels, at least one.
    float Thick(float width) const;

    void Fill(const Rect& rect, Colour colour, float radius = 0);
    void Stroke(const Rect& rect, Colour colour, float radius, float width = 1);
    /// Two soft layers; `height` is how far the thing floats, in px. Its middle is left out: the thing lies
    /// there.
    void Shadow(const Rect& rect, Colour colour, float radius, float height);
    void HorizontalLine(float x, float y, float width, Colour colour);
    void VerticalLine(float x, float y, float height, Colour colour);
    /// Centred on (x, y). Icons that point along the line turn round where it is read from right to left.
    void Draw(Icon icon, float x, float y, Colour colour, float size = kIconSize);
    /// Fills `rect` with the middle of the picture, which is never flipped.
    void Cover(const Rect& rect, const platform::Images::Image& image, float radius);
    /// A ring from `from` to `to` (turns).
    void Arc(float x, float y, float radius, float from, float to, Colour colour, float width);

    /// Words from (x, y), the top of the first line; wrapped at `width`, at most `lines` lines (0: any), the
    /// last cut with an ellipsis. Gives the height.
    float Text(float x, float y, float width, std::string_view text, Type type, Colour colour, int lines = 0);
    /// The same, each line in the middle.
    float CentredText(float x, float y, float width, std::string_view text, Type type, Colour colour);
    /// One line, its middle at `middle`; `align` 0 start, 0.5 centre, 1 end within `width`.
    void Line(float x, float middle, float width, std::string_view text, Type type, Colour colour,
              float align = 0);
    /// Numbers of one line, every digit as wide as the widest: what counts does not dance.
    void Digits(float x, float middle, float width, std::string_view text, Type type, Colour colour,
                float align = 0);
    float DigitsWidth(std::string_view text, Type type);
    float TextHeight(float width, std::string_view text, Type type, int lines = 0);
    float TextWidth(std::string_view text, Type type);

private:
    float Words(float x, float y, float width, std::string_view text, Type type, Colour colour, int lines,
                bool draw, float align = 0);
    /// Without the air that a run has at its sides.
    float CharacterWidth(std::string_view character, Type type);
    void DrawRun(const platform::TextRuns::Run& run, float left, float top);
    platform::TextRuns::Run Shaped(float width, std::string_view text, Type type, Colour colour, int lines);
    ImFont* FontOf(Type type) const { return IsStrong(type) ? m_strong : m_regular; }

private:
    ImFont* m_regular;
    ImFont* m_strong;
    platform::TextRuns& m_runs;
    float m_density = 1;
    float m_mirrored = 0;
};

}  // namespace pinwright::ui
