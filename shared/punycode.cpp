#include "shared/punycode.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "shared/utf8.hpp"

namespace pinwright {

namespace {

// The parameters of RFC 3492, section 5.
constexpr std::uint32_t kBase = 36, kLowest = 1, kHighest = 26, kSkew = 38, kDamp = 700, kFirstBias = 72,
                        kFirstCode = 0x80;

char Digit(std::uint32_t value)
{
    return static_cast<char>(value < 26 ? 'a' + value : '0' + value - 26);
}

std::uint32_t Adapted(std::uint32_t delta, std::uint32_t points, bool first)
{
    delta = first ? delta / kDamp : delta / 2;
    delta += delta / points;
    std::uint32_t bias = 0;
    for (; delta > (kBase - kLowest) * kHighest / 2; bias += kBase)
        delta /= kBase - kLowest;
    return bias + (kBase - kLowest + 1) * delta / (delta + kSkew);
}

void AppendNumber(std::string& text, std::uint32_t number, std::uint32_t bias)
{
    for (std::uint32_t k = kBase;; k += kBase) {
        const std::uint32_t threshold = k <= bias ? kLowest : std::min(k - bias, kHighest);
        if (number < threshold)
            break;
        text += Digit(threshold + (number - threshold) % (kBase - threshold));
        number = (number - threshold) / (kBase - threshold);
    }
    text += Digit(number);
}

}  // namespace

std::string AsciiLabel(std::string_view label)
{
    const std::vector<char32_t> points = CodePointsOf(label);
    std::string text;
    for (const char32_t point : points) {
        if (point < kFirstCode)
            text += static_cast<char>(point);
    }
    if (text.size() == points.size())
        return text;
    const auto basic = static_cast<std::uint32_t>(text.size());
    if (basic > 0)
        text += '-';
    std::uint32_t code = kFirstCode, delta = 0, bias = kFirstBias, done = basic;
    while (done < points.size()) {
        std::uint32_t next = 0x110000;
        for (const std::uint32_t point : points)
            next = point >= code ? std::min(next, point) : next;
        delta += (next - code) * (done + 1);
        code = next;
        for (const std::uint32_t point : points) {
            delta += point < code ? 1 : 0;
            if (point != code)
                continue;
            AppendNumber(text, delta, bias);
            bias = Adapted(delta, done + 1, done == basic);
            delta = 0;
            ++done;
        }
        ++delta;
        ++code;
    }
    return "xn--" + text;
}

}  // namespace pinwright
