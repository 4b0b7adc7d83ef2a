#include "proxy/media/child/jpeg_picture.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "proxy/media/child/files.hpp"
#include "proxy/media/child/jpeg_blocks.hpp"
#include "proxy/media/child/jpeg_io.hpp"
#include "proxy/media/child/preview.hpp"

namespace pinwright::media {

namespace {

constexpr int kIccMarker = JPEG_APP0 + 2;
constexpr int kBestQuality = 95;

/// An in-memory file being read.
class JpegReading {
public:
    explicit JpegReading(std::string_view bytes)
    {
        jpeg.err = errors.Begin();
        ::jpeg_create_decompress(&jpeg);
        ::jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        ::jpeg_save_markers(&jpeg, kIccMarker, 0xffff);
        ::jpeg_read_header(&jpeg, TRUE);
    }
    ~JpegReading() { ::jpeg_destroy_decompress(&jpeg); }
    JpegReading(const JpegReading&) = delete;
    JpegReading& operator=(const JpegReading&) = delete;

    jpeg_decompress_struct jpeg{};
    JpegErrors errors;
};

/// CMYK to RGB. Adobe's programs store CMYK inverted.
void MixInks(const std::uint8_t* inks, std::size_t width, bool inverted, std::uint8_t* lights)
{
    for (std::size_t x = 0; x < width; ++x) {
        const auto paper = [&](std::size_t ink) {
            const unsigned value = inks[x * 4 + ink];
            return inverted ? value : 255 - value;
        };
        for (std::size_t channel = 0; channel < 3; ++channel)
            lights[x * 3 + channel] = static_cast<std::uint8_t>(paper(channel) * paper(3) / 255);
    }
}

/// Whether every coefficient arrived with all its bits.
bool IsComplete(const jpeg_decompress_struct& jpeg)
{
    if (jpeg.coef_bits == nullptr)
        return true;  // Not progressive: each scan has all the data of its colors.
    for (int component = 0; component < jpeg.num_components; ++component) {
        const int* const missing = jpeg.coef_bits[component];
        if (std::any_of(missing, missing + DCTSIZE2, [](int bits) { return bits != 0; }))
            return false;
    }
    return true;
}

void WriteProfile(const jpeg_decompress_struct& from, jpeg_compress_struct& to)
{
    for (jpeg_saved_marker_ptr one = from.marker_list; one != nullptr; one = one->next)
        ::jpeg_write_marker(&to, one->marker, one->data, one->data_length);
}

/// For pictures smaller than their blocks, and for pictures whose blocks need too much memory: pixels need
/// only half as much.
void EncodeAgain(JpegReading& from, const Turn& turn, jpeg_compress_struct& to)
{
    jpeg_decompress_struct& jpeg = from.jpeg;
    ::jpeg_start_decompress(&jpeg);
    const std::size_t width = jpeg.output_width;
    const std::size_t height = jpeg.output_height;
    const auto channels = static_cast<std::size_t>(jpeg.output_components);
    std::vector<std::uint8_t> pixels(width * height * channels);
    for (std::size_t y = 0; y < height; ++y) {
        JSAMPROW row = pixels.data() + y * width * channels;
        ::jpeg_read_scanlines(&jpeg, &row, 1);
    }
    ::jpeg_finish_decompress(&jpeg);

    const std::size_t to_width = turn.swaps ? height : width;
    const std::size_t to_height = turn.swaps ? width : height;
    to.image_width = static_cast<JDIMENSION>(to_width);
    to.image_height = static_cast<JDIMENSION>(to_height);
    to.input_components = jpeg.output_components;
    to.in_color_space = jpeg.out_color_space;
    ::jpeg_set_defaults(&to);
    ::jpeg_set_quality(&to, kBestQuality, TRUE);
    KeepInks(jpeg, to);
    for (int i = 0; i < to.num_components; ++i)
        to.comp_info[i].h_samp_factor = to.comp_info[i].v_samp_factor = 1;
    to.density_unit = jpeg.density_unit;
    to.X_density = turn.swaps ? jpeg.Y_density : jpeg.X_density;
    to.Y_density = turn.swaps ? jpeg.X_density : jpeg.Y_density;
    ::jpeg_start_compress(&to, TRUE);
    WriteProfile(jpeg, to);
    std::vector<std::uint8_t> line(to_width * channels);
    for (std::size_t y = 0; y < to_height; ++y) {
        for (std::size_t x = 0; x < to_width; ++x) {
            const Turn::Place place = turn.Source({x, y}, width, height);
            std::copy_n(pixels.data() + (place.y * width + place.x) * channels, channels,
                        line.data() + x * channels);
        }
        JSAMPROW row = line.data();
        ::jpeg_write_scanlines(&to, &row, 1);
    }
    ::jpeg_finish_compress(&to);
}

}  // namespace

CheckedPicture CheckJpeg(std::string_view bytes, const Turn& turn, bool ended)
{
    JpegReading reading(bytes);
    jpeg_decompress_struct& jpeg = reading.jpeg;
    const bool inks = jpeg.num_components == 4;
    jpeg.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    ::jpeg_start_decompress(&jpeg);
    const std::size_t width = jpeg.output_width;
    PreviewMaker preview(width, jpeg.output_height);
    JOCTET* profile = nullptr;
    unsigned profile_bytes = 0;
    if (!inks && ::jpeg_read_icc_profile(&jpeg, &profile, &profile_bytes))
        preview.SetProfile({reinterpret_cast<const char*>(profile), profile_bytes});
    std::free(profile);
    std::vector<std::uint8_t> line(width * static_cast<std::size_t>(jpeg.output_components));
    std::vector<std::uint8_t> mixed(inks ? width * 3 : 0);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = line.data();
        ::jpeg_read_scanlines(&jpeg, &row, 1);
        if (inks)
            MixInks(line.data(), width, jpeg.saw_Adobe_marker != 0, mixed.data());
        preview.AddRow(inks ? mixed.data() : line.data());
    }
    if (!ended && !IsComplete(jpeg))
        End(ChildVerdict::kIncomplete);
    ::jpeg_finish_decompress(&jpeg);
    return {preview.Jpeg(turn), reading.errors.needless_bytes > 0};
}

void RewriteJpeg(std::string_view bytes, const Turn& turn, const std::function<void(std::string_view)>& write)
{
    JpegReading reading(bytes);
    jpeg_compress_struct to{};
    JpegErrors errors;
    to.err = errors.Begin();
    ::jpeg_create_compress(&to);
    JpegSink sink(to, write);
    const BlockTurner turner(reading.jpeg, turn);
    if (turner.IsEmpty() || turner.IsTooLarge()) {
        EncodeAgain(reading, turn, to);
    } else {
        turner.Write(to, [&](jpeg_compress_struct& begun) { WriteProfile(reading.jpeg, begun); });
    }
    ::jpeg_destroy_compress(&to);
}

}  // namespace pinwright::media
