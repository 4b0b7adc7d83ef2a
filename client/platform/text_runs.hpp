// Whole runs of text, shaped and ordered by the browser.
//   [X] right-to-left, joining and Indic scripts, emoji of several code points, combining marks
//   [X] cut with an ellipsis, or wrapped; crisp at every density
//   [X] cached by text and look; releases the longest unused, by number and pixels
//   [ ] runs that mix weights or colors
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>

namespace pinwright::platform {

/// Whether drawing `text` as single glyphs would show it wrong.
bool NeedsShaping(std::string_view text);

class TextRuns {
public:
    struct Run {
        std::uint32_t texture = 0;
        float width = 0, height = 0;  ///< CSS pixels.
        int lines = 1;
    };
    struct Wanted {
        std::string text;
        int weight = 400;
        float size = 16, leading = 22, room = 0;  ///< CSS pixels.
        int most_lines = 1;
        std::uint32_t color = 0;  ///< 0xAABBGGRR
        float density = 1;

        bool operator==(const Wanted&) const = default;
    };

    TextRuns() = default;
    TextRuns(const TextRuns&) = delete;
    TextRuns& operator=(const TextRuns&) = delete;

    /// Valid until the end of the next frame.
    Run Get(const Wanted& wanted);
    /// Call when the textures were lost with their context.
    void Forget();

private:
    struct Kept {
        std::size_t hash = 0;  ///< Of the text; rules out most others.
        Wanted wanted;
        Run run;
        int pixels = 0;
        int frame = 0;        ///< The last that requested it.
        double drawn_ms = 0;  ///< When that was.
    };

private:
    std::list<Kept> m_kept;  ///< Last used first.
    int m_pixels = 0;        ///< Total of all kept runs.
};

}  // namespace pinwright::platform
