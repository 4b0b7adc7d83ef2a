#include "proxy/media/child/png_picture.hpp"

#include <png.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "proxy/media/child/files.hpp"
#include "proxy/media/child/preview.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

using Write = std::function<void(std::string_view)>;

/// Chunks to copy unread.
constexpr png_byte kCopied[] = "iCCP\0sRGB\0gAMA\0cHRM\0cICP";
constexpr int kCopiedCount = 5;

/// Above this many bytes of pixels, time matters more than size.
constexpr std::size_t kMuch = 64u << 20;
constexpr int kQuickCompression = 2;

[[noreturn]] void Refuse(png_structp, png_const_charp message)
{
    const bool memory = std::strstr(message, "emory") != nullptr;
    End(memory ? ChildVerdict::kTooMuchMemory : ChildVerdict::kDamaged);
}

void OnWarning(png_structp, png_const_charp message)
{
    // The checksum of the pixels is wrong. libpng only warns about it.
    if (std::strstr(message, "incorrect data check") != nullptr)
        End(ChildVerdict::kDamaged);
}

/// An in-memory file being read.
class Reading {
public:
    explicit Reading(std::string_view bytes) : m_left(bytes)
    {
        png = ::png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, Refuse, OnWarning);
        info = png == nullptr ? nullptr : ::png_create_info_struct(png);
        if (info == nullptr)
            End(ChildVerdict::kTooMuchMemory);
        ::png_set_read_fn(png, this, Read);
        ::png_set_user_limits(png, kImageSideLimit, kImageSideLimit);
    }
    ~Reading() { ::png_destroy_read_struct(&png, &info, nullptr); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    png_structp png = nullptr;
    png_infop info = nullptr;

private:
    static void Read(png_structp png, png_bytep to, std::size_t count)
    {
        std::string_view& left = static_cast<Reading*>(::png_get_io_ptr(png))->m_left;
        if (left.size() < count)
            End(ChildVerdict::kIncomplete);
        std::memcpy(to, left.data(), count);
        left.remove_prefix(count);
    }

    std::string_view m_left;
};

/// Calls `take` with each row in order. Holds only interlaced pictures completely in memory.
void ForEachRow(Reading& from, const std::function<void(const png_byte*)>& take)
{
    const bool interlaced = ::png_get_interlace_type(from.png, from.info) != PNG_INTERLACE_NONE;
    const std::size_t row_bytes = ::png_get_rowbytes(from.png, from.info);
    const std::size_t height = ::png_get_image_height(from.png, from.info);
    std::vector<png_byte> pixels(row_bytes * (interlaced ? height : 1));
    if (interlaced) {
        std::vector<png_bytep> rows(height);
        for (std::size_t y = 0; y < height; ++y)
            rows[y] = pixels.data() + y * row_bytes;
        ::png_read_image(from.png, rows.data());
    }
    for (std::size_t y = 0; y < height; ++y) {
        if (!interlaced)
            ::png_read_row(from.png, pixels.data(), nullptr);
        take(pixels.data() + (interlaced ? y * row_bytes : 0));
    }
    ::png_read_end(from.png, nullptr);
}

void OverWhite(const png_byte* pixels, std::size_t width, std::uint8_t* to)
{
    for (std::size_t x = 0; x < width; ++x) {
        const unsigned alpha = pixels[x * 4 + 3];
        for (std::size_t channel = 0; channel < 3; ++channel)
            to[x * 3 + channel] = static_cast<std::uint8_t>(
                (pixels[x * 4 + channel] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

/// The unconverted pixels, at least one byte each.
struct Pixels {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t pixel_bytes = 0;
    std::vector<png_byte> bytes;
};

Pixels ReadPixels(Reading& from)
{
    ::png_set_packing(from.png);
    ::png_set_interlace_handling(from.png);
    ::png_read_update_info(from.png, from.info);
    Pixels pixels;
    pixels.width = ::png_get_image_width(from.png, from.info);
    pixels.height = ::png_get_image_height(from.png, from.info);
    const std::size_t row_bytes = ::png_get_rowbytes(from.png, from.info);
    pixels.pixel_bytes = row_bytes / pixels.width;
    pixels.bytes.resize(row_bytes * pixels.height);
    std::vector<png_bytep> rows(pixels.height);
    for (std::size_t y = 0; y < pixels.height; ++y)
        rows[y] = pixels.bytes.data() + y * row_bytes;
    ::png_read_image(from.png, rows.data());
    ::png_read_end(from.png, nullptr);
    return pixels;
}

void WritePixels(const Pixels& pixels, const Turn& turn, png_structp png)
{
    const std::size_t width = turn.swaps ? pixels.height : pixels.width;
    const std::size_t height = turn.swaps ? pixels.width : pixels.height;
    std::vector<png_byte> line(width * pixels.pixel_bytes);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const Turn::Place from = turn.Source({x, y}, pixels.width, pixels.height);
            std::memcpy(line.data() + x * pixels.pixel_bytes,
                        pixels.bytes.data() + (from.y * pixels.width + from.x) * pixels.pixel_bytes,
                        pixels.pixel_bytes);
        }
        ::png_write_row(png, line.data());
    }
}

/// Copies everything that comes before the pixels.
void CopyHeader(Reading& from, int depth, const Turn& turn, png_structp png, png_infop info)
{
    png_uint_32 width = ::png_get_image_width(from.png, from.info);
    png_uint_32 height = ::png_get_image_height(from.png, from.info);
    if (turn.swaps)
        std::swap(width, height);
    ::png_set_IHDR(png, info, width, height, depth, ::png_get_color_type(from.png, from.info),
                   PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_colorp palette = nullptr;
    int colors = 0;
    if (::png_get_PLTE(from.png, from.info, &palette, &colors) != 0)
        ::png_set_PLTE(png, info, palette, colors);
    png_bytep alphas = nullptr;
    png_color_16p color = nullptr;
    int count = 0;
    if (::png_get_tRNS(from.png, from.info, &alphas, &count, &color) != 0)
        ::png_set_tRNS(png, info, alphas, count, color);
    png_uint_32 across = 0;
    png_uint_32 down = 0;
    int unit = 0;
    if (::png_get_pHYs(from.png, from.info, &across, &down, &unit) != 0)
        ::png_set_pHYs(png, info, turn.swaps ? down : across, turn.swaps ? across : down, unit);
    png_unknown_chunkp copied = nullptr;
    const int copies = ::png_get_unknown_chunks(from.png, from.info, &copied);
    ::png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_ALWAYS, kCopied, kCopiedCount);
    ::png_set_unknown_chunks(png, info, copied, copies);
}

}  // namespace

std::string CheckPng(std::string_view bytes, const Turn& turn)
{
    Reading from(bytes);
    ::png_read_info(from.png, from.info);
    ::png_set_expand(from.png);
    ::png_set_strip_16(from.png);
    ::png_set_gray_to_rgb(from.png);
    ::png_set_interlace_handling(from.png);
    ::png_read_update_info(from.png, from.info);
    const bool transparent = ::png_get_channels(from.png, from.info) == 4;
    const std::size_t width = ::png_get_image_width(from.png, from.info);
    PreviewMaker preview(width, ::png_get_image_height(from.png, from.info));
    png_charp name = nullptr;
    png_bytep profile = nullptr;
    png_uint_32 profile_bytes = 0;
    int compression = 0;
    if (::png_get_iCCP(from.png, from.info, &name, &compression, &profile, &profile_bytes) != 0)
        preview.SetProfile({reinterpret_cast<const char*>(profile), profile_bytes});
    std::vector<std::uint8_t> line(transparent ? width * 3 : 0);
    ForEachRow(from, [&](const png_byte* row) {
        if (transparent)
            OverWhite(row, width, line.data());
        preview.AddRow(transparent ? line.data() : row);
    });
    return preview.Jpeg(turn);
}

void RewritePng(std::string_view bytes, const Turn& turn, const Write& write)
{
    Reading from(bytes);
    ::png_set_keep_unknown_chunks(from.png, PNG_HANDLE_CHUNK_ALWAYS, kCopied, kCopiedCount);
    ::png_read_info(from.png, from.info);
    const int depth = ::png_get_bit_depth(from.png, from.info);
    const Pixels pixels = ReadPixels(from);

    png_structp png = ::png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, Refuse, OnWarning);
    png_infop info = png == nullptr ? nullptr : ::png_create_info_struct(png);
    if (info == nullptr)
        End(ChildVerdict::kTooMuchMemory);
    ::png_set_write_fn(
        png, const_cast<Write*>(&write),
        [](png_structp to, png_bytep data, std::size_t count) {
            (*static_cast<const Write*>(::png_get_io_ptr(to)))({reinterpret_cast<const char*>(data), count});
        },
        nullptr);
    if (pixels.bytes.size() > kMuch)
        ::png_set_compression_level(png, kQuickCompression);
    CopyHeader(from, depth, turn, png, info);
    ::png_write_info(png, info);
    ::png_set_packing(png);
    WritePixels(pixels, turn, png);
    ::png_write_end(png, nullptr);
    ::png_destroy_write_struct(&png, &info);
}

}  // namespace pinwright::media
