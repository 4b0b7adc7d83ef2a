#include "client/platform/text_runs.hpp"

#include <imgui.h>

#include <algorithm>
#include <functional>

extern "C" {
void pw_run_draw(const char* text, int weight, float pixels, float leading, float room, int most,
                 std::uint32_t color, void* out);
void pw_image_free(std::uint32_t texture);
double pw_clock_now();
}

namespace pinwright::platform {

namespace {

constexpr std::size_t kMost = 400;
constexpr int kMostPixels = 4 << 20;         // 16 MB on the graphics card.
constexpr double kUnusedRunKeptMs = 10'000;  // Time that an unused run is kept.

char32_t Next(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    char32_t code = more == 0 ? lead : lead & (0x3fu >> more);
    for (int i = 0; i < more && at < text.size(); ++i)
        code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3fu);
    return code;
}

// Blocks with letters that join, reorder, stack or run from right to left, and the parts that join emoji.
bool Shapes(char32_t code)
{
    struct Range {
        char32_t first, last;
    };
    static constexpr Range kRanges[] = {
        {0x0300, 0x036f},                                          // combining marks
        {0x0590, 0x08ff},                                          // Hebrew, Arabic, Syriac, Thaana, NKo
        {0x0900, 0x0fff},                                          // Indic scripts, Thai, Lao, Tibetan
        {0x1000, 0x109f},                                          // Myanmar
        {0x1100, 0x11ff},                                          // Hangul jamo
        {0x1780, 0x18af},                                          // Khmer, Mongolian
        {0x1ab0, 0x1aff},                                          // combining marks
        {0x200c, 0x200f},                                          // joiners and directions
        {0x202a, 0x202e},   {0x2066, 0x2069},   {0x20d0, 0x20ff},  // combining marks for symbols, keycaps
        {0xa8e0, 0xa8ff},   {0xfb1d, 0xfdff},   {0xfe00, 0xfe0f},  // presentation forms, variation selectors
        {0xfe20, 0xfe2f},   {0xfe70, 0xfefc},   {0x10a00, 0x10fff},
        {0x11000, 0x11fff}, {0x1f1e6, 0x1f1ff},  // a flag is two of these
        {0x1f3fb, 0x1f3ff},                      // skin tones
        {0xe0020, 0xe007f},
    };
    return std::any_of(std::begin(kRanges), std::end(kRanges),
                       [code](Range range) { return code >= range.first && code <= range.last; });
}

}  // namespace

bool NeedsShaping(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80)
            ++at;
        else if (Shapes(Next(text, at)))
            return true;
    }
    return false;
}

void TextRuns::Forget()
{
    m_kept.clear();
    m_pixels = 0;
}

TextRuns::Run TextRuns::Get(const Wanted& wanted)
{
    const int frame = ImGui::GetFrameCount();
    const double now = pw_clock_now();
    const std::size_t hash = std::hash<std::string>()(wanted.text);
    const auto found = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& kept) {
        return kept.hash == hash && kept.wanted == wanted;
    });
    if (found != m_kept.end()) {
        found->frame = frame;
        found->drawn_ms = now;
        m_kept.splice(m_kept.begin(), m_kept, found);
        return found->run;
    }
    struct {
        std::uint32_t texture;
        int width, height, lines;
    } drawn{};
    const float density = wanted.density;
    pw_run_draw(wanted.text.c_str(), wanted.weight, wanted.size * density, wanted.leading * density,
                wanted.room * density, wanted.most_lines, wanted.color, &drawn);
    const Run run{drawn.texture, static_cast<float>(drawn.width) / density,
                  static_cast<float>(drawn.height) / density, drawn.lines};
    m_kept.push_front({hash, wanted, run, drawn.width * drawn.height, frame, now});
    m_pixels += m_kept.front().pixels;
    // Keep the runs of this frame and the one before, however many.
    const auto too_many = [&] {
        return m_kept.size() > kMost || m_pixels > kMostPixels ||
               now - m_kept.back().drawn_ms > kUnusedRunKeptMs;
    };
    while (too_many() && m_kept.back().frame < frame - 1) {
        pw_image_free(m_kept.back().run.texture);
        m_pixels -= m_kept.back().pixels;
        m_kept.pop_back();
    }
    return run;
}

}  // namespace pinwright::platform
