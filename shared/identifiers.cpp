#include "shared/identifiers.hpp"

#include <algorithm>

#include "shared/pin_rules.hpp"

namespace pinwright {

namespace {

bool IsDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool IsLowerHex(char c)
{
    return IsDigit(c) || (c >= 'a' && c <= 'f');
}

bool IsLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool IsUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !IsLowerHex(text[i]))
            return false;
    }
    return true;
}

bool IsPinterestId(std::string_view text)
{
    return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), IsDigit);
}

bool IsSha256(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), IsLowerHex);
}

bool IsZoneName(std::string_view text)
{
    if (text.empty() || text.size() > kTimeZoneLimit)
        return false;
    bool begins_part = true;
    for (const char c : text) {
        if (c == '/') {
            if (begins_part)
                return false;
            begins_part = true;
            continue;
        }
        if (begins_part ? !IsLetter(c) : !(IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '+'))
            return false;
        begins_part = false;
    }
    return !begins_part;
}

std::string Hexadecimal(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace pinwright
