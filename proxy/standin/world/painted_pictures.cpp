#include "proxy/standin/world/painted_pictures.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "proxy/standin/world/encoding.hpp"

namespace pinwright::standin {

namespace {

constexpr std::array<std::uint32_t, 12> kPalette{0x6E7874, 0xB5651D, 0x3E6990, 0x7A5C61, 0x4F7942, 0xC08081,
                                                 0x556B8D, 0xA67B5B, 0x2F6F6F, 0x8E6C8A, 0xBF8A30, 0x5B7F95};

std::uint32_t Rgb(std::string_view key)
{
    return kPalette[Mix(key) % kPalette.size()];
}

void AppendBig(std::string& bytes, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((value >> shift) & 0xFF);
}

void AppendChunk(std::string& png, std::string_view type, std::string_view data)
{
    AppendBig(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = png.size();
    png += type;
    png += data;
    const auto* summed = reinterpret_cast<const Bytef*>(png.data() + start);
    AppendBig(png, static_cast<std::uint32_t>(crc32_z(0, summed, png.size() - start)));
}

std::string Deflated(const std::string& raw)
{
    uLongf length = compressBound(static_cast<uLong>(raw.size()));
    std::string packed(length, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &length, reinterpret_cast<const Bytef*>(raw.data()),
              static_cast<uLong>(raw.size()), 6);
    packed.resize(length);
    return packed;
}

}  // namespace

std::string ColorOf(std::string_view key)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += kHex[(Rgb(key) >> shift) & 15];
    return text;
}

std::string PaintPng(std::string_view key, int width, int height)
{
    width = std::clamp(width, 1, 1200);
    height = std::clamp(height, 1, 1200);
    const std::uint32_t ground = Rgb(key);

    // A palette image with one byte per pixel, in two colors: the ground, and the disc halfway to white.
    std::string colors;
    for (const bool lighter : {false, true})
        for (int shift = 16; shift >= 0; shift -= 8) {
            const std::uint32_t channel = (ground >> shift) & 0xFF;
            colors += static_cast<char>(lighter ? channel + (255 - channel) / 3 : channel);
        }
    const std::int64_t radius = std::min(width, height) / 3;
    const std::int64_t center_x = width / 2;
    const std::int64_t center_y = height / 2;
    std::string raw;
    raw.reserve(static_cast<std::size_t>(height) * static_cast<std::size_t>(width + 1));
    for (std::int64_t y = 0; y < height; ++y) {
        raw += '\0';  // No filter.
        for (std::int64_t x = 0; x < width; ++x) {
            const std::int64_t far = (x - center_x) * (x - center_x) + (y - center_y) * (y - center_y);
            raw += far <= radius * radius ? '\1' : '\0';
        }
    }

    std::string header;
    AppendBig(header, static_cast<std::uint32_t>(width));
    AppendBig(header, static_cast<std::uint32_t>(height));
    header +=
        {'\x08', '\x03', '\0', '\0', '\0'};  // 8 bits, palette, deflate, adaptive filters, not interlaced.
    std::string png = "\x89PNG\r\n\x1a\n";
    AppendChunk(png, "IHDR", header);
    AppendChunk(png, "PLTE", colors);
    AppendChunk(png, "IDAT", Deflated(raw));
    AppendChunk(png, "IEND", {});
    return png;
}

}  // namespace pinwright::standin
