#include "proxy/standin/world/image_check.hpp"

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <utility>

#include "shared/pin_rules.hpp"

namespace pinwright::standin {

namespace {

using Size = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t Big(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t part = 0; part < count; ++part)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + part]);
    return value;
}

// https://www.w3.org/TR/png-3/#5Chunk-layout: length, type, data, checksum of type and data.
std::optional<Size> WholePng(std::string_view bytes)
{
    constexpr std::string_view kSignature("\x89PNG\r\n\x1a\n", 8);
    if (bytes.substr(0, kSignature.size()) != kSignature)
        return std::nullopt;
    std::optional<Size> size;
    bool has_data = false;
    std::size_t at = kSignature.size();
    while (bytes.size() - at >= 12) {
        const std::size_t length = Big(bytes, at, 4);
        if (length > bytes.size() - at - 12)
            return std::nullopt;
        const std::string_view type = bytes.substr(at + 4, 4);
        const auto* summed = reinterpret_cast<const Bytef*>(bytes.data() + at + 4);
        if (crc32_z(0, summed, length + 4) != Big(bytes, at + 8 + length, 4))
            return std::nullopt;
        if (!size && (type != "IHDR" || length != 13))
            return std::nullopt;
        if (type == "IHDR")
            size = Size{Big(bytes, at + 8, 4), Big(bytes, at + 12, 4)};
        has_data = has_data || type == "IDAT";
        if (type == "IEND")
            return has_data ? size : std::nullopt;
        at += length + 12;
    }
    return std::nullopt;
}

bool IsFrameHeader(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1: markers, segments with a length, then entropy-coded
// data in which 0xFF is followed by zero or a restart marker.
std::optional<Size> WholeJpeg(std::string_view bytes)
{
    if (bytes.size() < 4 || Big(bytes, 0, 2) != 0xFFD8)
        return std::nullopt;
    std::optional<Size> size;
    bool has_scan = false;
    std::size_t at = 2;
    while (at + 2 <= bytes.size()) {
        if (Big(bytes, at, 1) != 0xFF)
            return std::nullopt;
        const std::uint32_t marker = Big(bytes, at + 1, 1);
        if (marker == 0xFF) {  // Fill byte.
            ++at;
            continue;
        }
        if (marker == 0xD9)
            return has_scan ? size : std::nullopt;
        if (marker == 0x00 || marker == 0xD8 || at + 4 > bytes.size())
            return std::nullopt;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
            at += 2;
            continue;
        }
        const std::size_t length = Big(bytes, at + 2, 2);
        if (length < 2 || length > bytes.size() - at - 2)
            return std::nullopt;
        if (IsFrameHeader(marker)) {
            if (length < 8)
                return std::nullopt;
            size = Size{Big(bytes, at + 7, 2), Big(bytes, at + 5, 2)};
        }
        at += 2 + length;
        if (marker != 0xDA)
            continue;
        if (!size)
            return std::nullopt;
        has_scan = true;
        while (at + 1 < bytes.size()) {
            const std::uint32_t next = Big(bytes, at + 1, 1);
            if (Big(bytes, at, 1) == 0xFF && next != 0x00 && next != 0xFF && (next < 0xD0 || next > 0xD7))
                break;
            ++at;
        }
    }
    return std::nullopt;
}

}  // namespace

ImageCheck CheckImage(std::string_view bytes, std::string_view content_type)
{
    const std::optional<Size> size = content_type == "image/png"    ? WholePng(bytes)
                                     : content_type == "image/jpeg" ? WholeJpeg(bytes)
                                                                    : std::nullopt;
    ImageCheck check;
    if (!size || size->first == 0 || size->second == 0 || HasTooManyPixels(size->first, size->second))
        return check;
    check.width = static_cast<int>(size->first);
    check.height = static_cast<int>(size->second);
    const bool small = check.width < kSmallestSide || check.height < kSmallestSide;
    check.verdict = small ? ImageVerdict::kTooSmall : ImageVerdict::kFine;
    return check;
}

}  // namespace pinwright::standin
