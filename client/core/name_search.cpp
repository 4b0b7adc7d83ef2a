#include "client/core/name_search.hpp"

namespace pinwright::app {

namespace {

/// U+00C0 to U+00FF without accents; a dot means that the letter stays as it is (in lower case).
constexpr std::string_view kLatin1 =
    "aaaaaa.ceeeeiiii"
    ".nooooo.ouuuuy.."
    "aaaaaa.ceeeeiiii"
    ".nooooo.ouuuuy.y";

char32_t Lower(char32_t point)
{
    if ((point >= 0xC0 && point <= 0xDE && point != 0xD7) || (point >= 0x391 && point <= 0x3A9) ||
        (point >= 0x410 && point <= 0x42F))
        return point + 32;
    if (point >= 0x400 && point <= 0x40F)
        return point + 80;
    // Latin Extended-A: even is upper case and odd is lower case, except in two ranges, where it is the
    // reverse.
    if ((point >= 0x100 && point <= 0x137) || (point >= 0x14A && point <= 0x177))
        return point | 1u;
    if ((point >= 0x139 && point <= 0x148) || (point >= 0x179 && point <= 0x17E))
        return point % 2 == 1 ? point + 1 : point;
    return point;
}

void AppendTwoBytes(std::string& text, char32_t point)
{
    text.push_back(static_cast<char>(0xC0u | (point >> 6)));
    text.push_back(static_cast<char>(0x80u | (point & 0x3Fu)));
}

}  // namespace

std::string FoldForSearch(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 'A' && lead <= 'Z') {
            folded.push_back(static_cast<char>(lead + 32));
            continue;
        }
        if (lead < 0xC3 || lead > 0xDF || i + 1 == text.size()) {
            folded.push_back(text[i]);
            continue;
        }
        const auto next = static_cast<unsigned char>(text[++i]);
        const char32_t point = ((lead & 0x1Fu) << 6) | (next & 0x3Fu);
        if (point >= 0xC0 && point <= 0xFF && kLatin1[point - 0xC0] != '.')
            folded.push_back(kLatin1[point - 0xC0]);
        else
            AppendTwoBytes(folded, Lower(point));
    }
    return folded;
}

}  // namespace pinwright::app
