#include "shared/clean_link.hpp"

#include <optional>
#include <utility>

#include "shared/clean_text.hpp"
#include "shared/link_parts.hpp"
#include "shared/utf8.hpp"

namespace pinwright {

namespace {

/// Unicode's Default_Ignorable_Code_Point, except for the joiners.
bool IsInvisible(char32_t value)
{
    return value == 0xAD || value == 0x034F || value == 0x061C || value == 0x115F || value == 0x1160 ||
           value == 0x17B4 || value == 0x17B5 || (value >= 0x180B && value <= 0x180F) || value == 0x200B ||
           value == 0x200E || value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x206F) || value == 0x3164 || (value >= 0xFE00 && value <= 0xFE0F) ||
           value == 0xFFA0 || (value >= 0x1BCA0 && value <= 0x1BCA3) ||
           (value >= 0x1D173 && value <= 0x1D17A) || (value >= 0xE0000 && value <= 0xE0FFF);
}

std::string_view WithoutMarksAround(std::string_view text)
{
    constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
        {"\"", "\""}, {"'", "'"}, {"`", "`"}, {"<", ">"}, {"(", ")"}, {"[", "]"},
        {"“", "”"},   {"„", "“"}, {"‘", "’"}, {"«", "»"}, {"‹", "›"},
    };
    for (const auto& [open, close] : kMarks) {
        if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
            return TrimSpaces(text.substr(open.size(), text.size() - open.size() - close.size()));
    }
    return text;
}

}  // namespace

std::string VisibleLink(std::string_view text)
{
    constexpr char32_t kNonJoiner = 0x200C, kJoiner = 0x200D;
    if (!IsValidUtf8(text))
        return std::string(text);
    const std::string line = CleanText(text, Lines::kOne);
    std::string visible;
    bool past_host = false;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint point = CodePointAt(line, at);
        const std::string_view after = std::string_view(line).substr(at + point.bytes);
        if (point.value == kNonJoiner || point.value == kJoiner) {
            const bool in_word = !visible.empty() && static_cast<unsigned char>(visible.back()) >= 0x80 &&
                                 !after.empty() && static_cast<unsigned char>(after.front()) >= 0x80;
            if (in_word && past_host)
                visible += point.value == kJoiner ? "%E2%80%8D" : "%E2%80%8C";
        } else if (!IsInvisible(point.value)) {
            visible.append(line, at, point.bytes);
            const bool ends = point.value == '/' || point.value == '?' || point.value == '#';
            const std::size_t scheme = ends && !past_host ? SchemeLength(visible) : 0;
            past_host = past_host || (scheme != 0 && visible.size() > scheme);
        }
        at += point.bytes;
    }
    return visible;
}

std::string CleanLink(std::string_view text)
{
    const std::string visible = VisibleLink(text);
    if (!IsValidUtf8(visible))
        return visible;
    std::string_view inner = TrimSpaces(visible);
    for (std::string_view before; before != inner;) {
        before = inner;
        inner = WithoutMarksAround(inner);
    }
    std::string link(inner);
    if (BeginsWith(link, "www.") && link.find(' ') == std::string::npos)
        link.insert(0, "https://");
    std::optional<LinkParts> parts = SplitLink(link);
    if (!parts || parts->host.size() < 2 || !parts->host.ends_with('.') || parts->host.ends_with(".."))
        return link;
    parts->host.pop_back();
    return parts->Whole();
}

}  // namespace pinwright
