#include "shared/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace pinwright {

namespace {

std::uint8_t ByteAt(std::string_view text, std::size_t at)
{
    return static_cast<std::uint8_t>(text[at]);
}

bool IsControlOrLineBreak(char32_t value)
{
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x2028 || value == 0x2029;
}

/// Bidi_Control (https://www.unicode.org/reports/tr9/), the deprecated U+206A..206F, the annotation
/// characters, and the byte order mark, which is invisible too.
bool Misleads(char32_t value)
{
    return value == 0x061C || value == 0x200E || value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x206F) || value == 0xFEFF || (value >= 0xFFF9 && value <= 0xFFFB);
}

}  // namespace

// Follows table 3-7 of the Unicode Standard (well-formed UTF-8).
CodePoint CodePointAt(std::string_view text, std::size_t at)
{
    const std::uint8_t lead = ByteAt(text, at);
    if (lead < 0x80)
        return {lead, 1};

    std::size_t length = 0;
    char32_t value = 0;
    std::uint8_t second_low = 0x80;
    std::uint8_t second_high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
        value = lead & 0x1Fu;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        value = lead & 0x0Fu;
        if (lead == 0xE0)
            second_low = 0xA0;
        if (lead == 0xED)
            second_high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        value = lead & 0x07u;
        if (lead == 0xF0)
            second_low = 0x90;
        if (lead == 0xF4)
            second_high = 0x8F;
    } else {
        return {};
    }
    if (text.size() - at < length)
        return {};
    for (std::size_t i = 1; i < length; ++i) {
        const std::uint8_t byte = ByteAt(text, at + i);
        const std::uint8_t low = i == 1 ? second_low : 0x80;
        const std::uint8_t high = i == 1 ? second_high : 0xBF;
        if (byte < low || byte > high)
            return {};
        value = (value << 6) | (byte & 0x3Fu);
    }
    return {value, length};
}

std::vector<char32_t> CodePointsOf(std::string_view text)
{
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = CodePointAt(text, at);
        points.push_back(point.value);
        at += std::max<std::size_t>(point.bytes, 1);
    }
    return points;
}

void AppendCodePoint(std::string& text, char32_t value)
{
    const auto byte = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
    if (value < 0x80) {
        byte(value);
        return;
    }
    if (value < 0x800) {
        byte(0xC0 | value >> 6);
    } else if (value < 0x10000) {
        byte(0xE0 | value >> 12);
        byte(0x80 | (value >> 6 & 0x3F));
    } else {
        byte(0xF0 | value >> 18);
        byte(0x80 | (value >> 12 & 0x3F));
        byte(0x80 | (value >> 6 & 0x3F));
    }
    byte(0x80 | (value & 0x3F));
}

bool IsSpace(char32_t value)
{
    return (value >= 0x09 && value <= 0x0D) || value == 0x20 || value == 0x85 || value == 0xA0 ||
           value == 0x1680 || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 ||
           value == 0x202F || value == 0x205F || value == 0x3000;
}

bool IsValidUtf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = CodePointAt(text, at);
        if (point.bytes == 0)
            return false;
        at += point.bytes;
    }
    return true;
}

std::size_t CountCodePoints(std::string_view text)
{
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = CodePointAt(text, at);
        at += point.bytes == 0 ? 1 : point.bytes;
        ++count;
    }
    return count;
}

std::string_view TrimSpaces(std::string_view text)
{
    std::size_t begin = text.size();
    std::size_t end = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = CodePointAt(text, at);
        const std::size_t bytes = point.bytes == 0 ? 1 : point.bytes;
        if (point.bytes == 0 || !IsSpace(point.value)) {
            if (begin == text.size())
                begin = at;
            end = at + bytes;
        }
        at += bytes;
    }
    return end == 0 ? text.substr(0, 0) : text.substr(begin, end - begin);
}

std::string FoldSpaces(std::string_view text)
{
    const std::string_view trimmed = TrimSpaces(text);
    std::string folded;
    folded.reserve(trimmed.size());
    bool in_space = false;
    std::size_t at = 0;
    while (at < trimmed.size()) {
        const CodePoint point = CodePointAt(trimmed, at);
        const std::size_t bytes = point.bytes == 0 ? 1 : point.bytes;
        const bool space = point.bytes != 0 && IsSpace(point.value);
        if (space && !in_space)
            folded.push_back(' ');
        if (!space)
            folded.append(trimmed.substr(at, bytes));
        in_space = space;
        at += bytes;
    }
    return folded;
}

std::string PlainLine(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = CodePointAt(text, at);
        if (point.bytes == 0)
            line += "\xEF\xBF\xBD";
        else if (IsControlOrLineBreak(point.value))
            line += ' ';
        else if (!Misleads(point.value))
            line.append(text.substr(at, point.bytes));
        at += point.bytes == 0 ? 1 : point.bytes;
    }
    return line;
}

std::string_view FirstCodePoints(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count)
        at += std::max<std::size_t>(CodePointAt(text, at).bytes, 1);
    return text.substr(0, at);
}

}  // namespace pinwright
