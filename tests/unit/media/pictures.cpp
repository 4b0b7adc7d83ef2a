#include "tests/unit/media/pictures.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <jpeglib.h>
#include <png.h>

namespace pinwright::test {

namespace {

[[noreturn]] void Throw(j_common_ptr codec)
{
    char text[JMSG_LENGTH_MAX];
    codec->err->format_message(codec, text);
    throw std::runtime_error(text);
}

void ThrowOnWarning(j_common_ptr codec, int level)
{
    if (level < 0)
        Throw(codec);
}

jpeg_error_mgr* Strict(jpeg_error_mgr& errors)
{
    ::jpeg_std_error(&errors);
    errors.error_exit = Throw;
    errors.emit_message = ThrowOnWarning;
    return &errors;
}

J_COLOR_SPACE ColorsOf(std::size_t channels)
{
    return channels == 1 ? JCS_GRAYSCALE : channels == 4 ? JCS_CMYK : JCS_RGB;
}

[[noreturn]] void ThrowPng(png_structp, png_const_charp message)
{
    throw std::runtime_error(message);
}

}  // namespace

Picture Slope(std::size_t width, std::size_t height, std::size_t channels)
{
    Picture picture{width, height, channels, {}};
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t values[] = {x * 200 / width, y * 200 / height, (x * y) * 90 / (width * height),
                                          40 + x * 30 / width};
            for (std::size_t channel = 0; channel < channels; ++channel)
                picture.samples.push_back(static_cast<std::uint8_t>(20 + values[channel]));
        }
    }
    return picture;
}

Picture Upright(const Picture& stored, int orientation)
{
    // Where the first row and the first column of the stored picture belong (CIPA DC-008, 4.6.4).
    const bool sideways = orientation >= 5;
    Picture upright{sideways ? stored.height : stored.width, sideways ? stored.width : stored.height,
                    stored.channels, std::vector<std::uint8_t>(stored.samples.size())};
    for (std::size_t y = 0; y < stored.height; ++y) {
        for (std::size_t x = 0; x < stored.width; ++x) {
            const std::size_t right = stored.width - 1 - x;
            const std::size_t up = stored.height - 1 - y;
            std::size_t to_x = x;
            std::size_t to_y = y;
            switch (orientation) {
                case 2:  // top, right
                    to_x = right;
                    break;
                case 3:  // bottom, right
                    to_x = right, to_y = up;
                    break;
                case 4:  // bottom, left
                    to_y = up;
                    break;
                case 5:  // left, top
                    to_x = y, to_y = x;
                    break;
                case 6:  // right, top
                    to_x = up, to_y = x;
                    break;
                case 7:  // right, bottom
                    to_x = up, to_y = right;
                    break;
                case 8:  // left, bottom
                    to_x = y, to_y = right;
                    break;
                default:
                    break;
            }
            std::memcpy(upright.samples.data() + (to_y * upright.width + to_x) * stored.channels,
                        stored.At(x, y), stored.channels);
        }
    }
    return upright;
}

Picture Crop(const Picture& picture, std::size_t width, std::size_t height)
{
    Picture part{width, height, picture.channels, {}};
    for (std::size_t y = 0; y < height; ++y)
        part.samples.insert(part.samples.end(), picture.At(0, y),
                            picture.At(0, y) + width * picture.channels);
    return part;
}

int Difference(const Picture& one, const Picture& other)
{
    if (one.width != other.width || one.height != other.height || one.channels != other.channels)
        return 255;
    int largest = 0;
    for (std::size_t i = 0; i < one.samples.size(); ++i)
        largest = std::max(largest, std::abs(one.samples[i] - other.samples[i]));
    return largest;
}

std::string EncodeJpeg(const Picture& picture, const JpegForm& form)
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = Strict(errors);
    ::jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    ::jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(picture.width);
    jpeg.image_height = static_cast<JDIMENSION>(picture.height);
    jpeg.input_components = static_cast<int>(picture.channels);
    jpeg.in_color_space = ColorsOf(picture.channels);
    ::jpeg_set_defaults(&jpeg);
    ::jpeg_set_quality(&jpeg, 90, TRUE);
    jpeg.arith_code = form.arithmetic ? TRUE : FALSE;
    if (form.progressive)
        ::jpeg_simple_progression(&jpeg);
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = form.half_colors ? 2 : 1;
    if (form.dots_per_inch > 0) {
        jpeg.density_unit = 1;
        jpeg.X_density = static_cast<UINT16>(form.dots_per_inch);
        jpeg.Y_density = static_cast<UINT16>(form.dots_per_inch + 1);
    }
    ::jpeg_start_compress(&jpeg, TRUE);
    for (std::size_t y = 0; y < picture.height; ++y) {
        JSAMPROW row = const_cast<JSAMPROW>(picture.At(0, y));
        ::jpeg_write_scanlines(&jpeg, &row, 1);
    }
    ::jpeg_finish_compress(&jpeg);
    std::string text(reinterpret_cast<const char*>(bytes), size);
    std::free(bytes);
    ::jpeg_destroy_compress(&jpeg);
    return text;
}

Picture DecodeJpeg(const std::string& bytes)
{
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = Strict(errors);
    ::jpeg_create_decompress(&jpeg);
    ::jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    ::jpeg_read_header(&jpeg, TRUE);
    ::jpeg_start_decompress(&jpeg);
    Picture picture{
        jpeg.output_width, jpeg.output_height, static_cast<std::size_t>(jpeg.output_components), {}};
    picture.samples.resize(picture.width * picture.height * picture.channels);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = picture.samples.data() + jpeg.output_scanline * picture.width * picture.channels;
        ::jpeg_read_scanlines(&jpeg, &row, 1);
    }
    ::jpeg_finish_decompress(&jpeg);
    ::jpeg_destroy_decompress(&jpeg);
    return picture;
}

std::string EncodePng(const Picture& picture, const PngForm& form)
{
    std::string text;
    png_structp png = ::png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, ThrowPng, nullptr);
    png_infop info = ::png_create_info_struct(png);
    ::png_set_write_fn(
        png, &text,
        [](png_structp to, png_bytep data, std::size_t count) {
            static_cast<std::string*>(::png_get_io_ptr(to))
                ->append(reinterpret_cast<const char*>(data), count);
        },
        nullptr);
    const std::size_t channels = picture.channels / (form.depth == 16 ? 2 : 1);
    const int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                         PNG_COLOR_TYPE_RGB_ALPHA};
    ::png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width),
                   static_cast<png_uint_32>(picture.height), form.depth,
                   form.palette ? PNG_COLOR_TYPE_PALETTE : types[channels - 1],
                   form.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                   PNG_FILTER_TYPE_DEFAULT);
    if (form.palette) {
        png_color colors[16];
        png_byte alphas[16];
        for (int i = 0; i < 16; ++i) {
            const auto value = static_cast<png_byte>(i * 16);
            colors[i] = {value, static_cast<png_byte>(255 - value), 7};
            alphas[i] = static_cast<png_byte>(255 - i);
        }
        ::png_set_PLTE(png, info, colors, 16);
        ::png_set_tRNS(png, info, alphas, 16, nullptr);
    }
    ::png_write_info(png, info);
    ::png_set_packing(png);
    std::vector<png_bytep> rows;
    for (std::size_t y = 0; y < picture.height; ++y)
        rows.push_back(const_cast<png_bytep>(picture.At(0, y)));
    ::png_write_image(png, rows.data());
    ::png_write_end(png, nullptr);
    ::png_destroy_write_struct(&png, &info);
    return text;
}

Picture DecodePng(const std::string& bytes)
{
    struct Left {
        const std::string& bytes;
        std::size_t at = 0;
    } left{bytes};
    png_structp png = ::png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, ThrowPng, nullptr);
    png_infop info = ::png_create_info_struct(png);
    ::png_set_read_fn(png, &left, [](png_structp from, png_bytep to, std::size_t count) {
        Left& source = *static_cast<Left*>(::png_get_io_ptr(from));
        if (source.bytes.size() - source.at < count)
            throw std::runtime_error("cut off");
        std::memcpy(to, source.bytes.data() + source.at, count);
        source.at += count;
    });
    ::png_read_info(png, info);
    ::png_set_packing(png);
    ::png_set_interlace_handling(png);
    ::png_read_update_info(png, info);
    Picture picture{::png_get_image_width(png, info), ::png_get_image_height(png, info), 0, {}};
    const std::size_t row_bytes = ::png_get_rowbytes(png, info);
    picture.channels = row_bytes / picture.width;
    picture.samples.resize(row_bytes * picture.height);
    std::vector<png_bytep> rows;
    for (std::size_t y = 0; y < picture.height; ++y)
        rows.push_back(picture.samples.data() + y * row_bytes);
    ::png_read_image(png, rows.data());
    ::png_read_end(png, nullptr);
    ::png_destroy_read_struct(&png, &info, nullptr);
    return picture;
}

}  // namespace pinwright::test
