#include "shared/clean_text.hpp"

#include "shared/clean_link.hpp"
#include "shared/utf8.hpp"

namespace pinwright {

namespace {

bool BreaksLine(char32_t value)
{
    return (value >= 0x0A && value <= 0x0D) || value == 0x85 || value == 0x2028 || value == 0x2029;
}

/// A control, a noncharacter, or a mark left by the program that the text was copied from.
bool IsDropped(char32_t value)
{
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0xFEFF ||
           (value >= 0xFFF9 && value <= 0xFFFC) || (value >= 0xFDD0 && value <= 0xFDEF) ||
           (value & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string CleanText(std::string_view text, Lines lines)
{
    if (!IsValidUtf8(text))
        return std::string(text);
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = CodePointAt(text, at);
        const bool pair = point.value == '\r' && text.substr(at + 1, 1) == "\n";
        if (BreaksLine(point.value))
            clean += lines == Lines::kMany ? '\n' : ' ';
        else if (point.value == '\t')
            clean += lines == Lines::kMany ? '\t' : ' ';
        else if (!IsDropped(point.value))
            clean.append(text.substr(at, point.bytes));
        at += pair ? 2 : point.bytes;
    }
    return clean;
}

Pin Cleaned(Pin pin)
{
    pin.title = CleanText(pin.title, Lines::kOne);
    pin.description = CleanText(pin.description, Lines::kMany);
    pin.alt_text = CleanText(pin.alt_text, Lines::kMany);
    pin.link = CleanLink(pin.link);
    return pin;
}

}  // namespace pinwright
