#include "shared/host_numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/text_ids.hpp"

namespace pinwright {

namespace {

bool IsDecimal(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool BeginsHexadecimal(std::string_view text)
{
    return text.size() >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
}

/// Reads a part of an IPv4 address as browsers do (https://url.spec.whatwg.org/#ipv4-number-parser). Nothing
/// for an empty part.
std::optional<std::uint64_t> NumberOf(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    std::uint64_t base = 10;
    if (BeginsHexadecimal(text)) {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() > 1 && text.front() == '0') {
        base = 8;
    }
    std::uint64_t number = 0;
    for (const char c : text) {
        std::uint64_t digit = 99;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint64_t>(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            digit = static_cast<std::uint64_t>((c | 0x20) - 'a' + 10);
        if (digit >= base)
            return std::nullopt;
        number = std::min<std::uint64_t>(number * base + digit, 0x1'0000'0000);
    }
    return number;
}

/// The four numbers that browsers read; nothing if they give up.
std::optional<std::string> DottedQuad(const std::vector<std::string_view>& parts)
{
    if (parts.size() > 4)
        return std::nullopt;
    std::uint64_t address = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::optional<std::uint64_t> number = NumberOf(parts[i]);
        const bool last = i + 1 == parts.size();
        const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256;
        if (!number || *number >= limit)
            return std::nullopt;
        address |= last ? *number : *number << (8 * (3 - i));
    }
    std::string quad;
    for (int shift = 24; shift >= 0; shift -= 8)
        quad += (quad.empty() ? "" : ".") + std::to_string(address >> shift & 255);
    return quad;
}

}  // namespace

HostFault JudgeNumbers(std::string_view host)
{
    const std::vector<std::string_view> parts = LabelsOf(host);
    const std::string_view last = parts.back();
    if (!IsDecimal(last) && !(BeginsHexadecimal(last) && NumberOf(last)))
        return {};
    const std::optional<std::string> quad = DottedQuad(parts);
    if (!quad)
        return {Fill(texts::kHostIsBadAddress), {}};
    return *quad == host ? HostFault{}
                         : HostFault{Fill(texts::kHostHidesAddress, {{"address", *quad}}), *quad};
}

}  // namespace pinwright
