#include "proxy/media/exif.hpp"

#include <cstdint>

namespace pinwright::media {

namespace {

constexpr std::uint32_t kOrientation = 0x0112;
constexpr std::uint32_t kShort = 3;
constexpr std::size_t kEntryBytes = 12;

/// `count` bytes at `offset` as a number; 0 if fewer are left.
std::uint32_t NumberAt(std::string_view tiff, std::size_t offset, std::size_t count)
{
    if (offset > tiff.size() || tiff.size() - offset < count)
        return 0;
    const bool little = tiff[0] == 'I';
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i)
        number = number << 8 | static_cast<unsigned char>(tiff[offset + (little ? count - 1 - i : i)]);
    return number;
}

}  // namespace

int OrientationOf(std::string_view tiff)
{
    const bool readable = tiff.starts_with("II") || tiff.starts_with("MM");
    if (!readable || NumberAt(tiff, 2, 2) != 42)
        return 1;
    const std::size_t directory = NumberAt(tiff, 4, 4);
    const std::size_t entries = NumberAt(tiff, directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * kEntryBytes;
        if (NumberAt(tiff, entry, 2) != kOrientation)
            continue;
        const std::uint32_t value = NumberAt(tiff, entry + 8, 2);
        const bool meant = NumberAt(tiff, entry + 2, 2) == kShort && NumberAt(tiff, entry + 4, 4) == 1;
        return meant && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace pinwright::media
