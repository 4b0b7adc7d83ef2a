// Pixel pictures for tests, encoded and decoded with libjpeg and libpng.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pinwright::test {

/// Eight bits a sample, row by row.
struct Picture {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t channels = 3;
    std::vector<std::uint8_t> samples;

    const std::uint8_t* At(std::size_t x, std::size_t y) const
    {
        return samples.data() + (y * width + x) * channels;
    }
    bool operator==(const Picture&) const = default;
};

/// A picture in which no two corners, rows or columns are alike.
Picture Slope(std::size_t width, std::size_t height, std::size_t channels = 3);

/// The picture as a viewer that honors the Exif orientation shows it, made only from the definition.
Picture Upright(const Picture& stored, int orientation);

/// Its upper left part.
Picture Crop(const Picture& picture, std::size_t width, std::size_t height);

/// The largest difference of any two samples; 255 if the sizes differ.
int Difference(const Picture& one, const Picture& other);

struct JpegForm {
    bool progressive = false;
    bool arithmetic = false;
    bool half_colors = false;  ///< 4:2:0, with blocks of 16 pixels, instead of 4:4:4 with blocks of 8.
    int dots_per_inch = 0;
};
/// One channel, three or four (inks).
std::string EncodeJpeg(const Picture& picture, const JpegForm& form = {});
/// Its samples unchanged: four inks are not converted. Throws on any warning.
Picture DecodeJpeg(const std::string& bytes);

struct PngForm {
    bool interlaced = false;
    int depth = 8;         ///< Fewer: the samples are this small. 16: each counts twice.
    bool palette = false;  ///< One channel: indexes into a palette of 16 colors.
};
std::string EncodePng(const Picture& picture, const PngForm& form = {});
/// Its samples as stored, but one byte each if the depth is less than 8.
Picture DecodePng(const std::string& bytes);

}  // namespace pinwright::test
