// Makes a small JPEG of a picture from its rows while they are decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

/// The preview's longer side, in pixels; a smaller picture keeps its size.
inline constexpr std::size_t kPreviewSide = 480;

/// Each pixel of the preview is the mean of the pixels it covers.
class PreviewMaker {
public:
    /// `width`, `height`: the size of the picture whose rows will come. `side`: the preview's longest
    /// allowed side.
    PreviewMaker(std::size_t width, std::size_t height, std::size_t side = kPreviewSide);

    /// Adds the next row: red, green, blue, 8 bits each.
    void AddRow(const std::uint8_t* pixels);

    /// Sets the picture's ICC profile. Ignores a profile that is large or not for RGB.
    void SetProfile(std::string_view profile);

    /// The upright preview, at most kPreviewBytesLimit bytes: first lowers the quality, then the number of
    /// pixels. REQUIRES: all rows were added.
    std::string Jpeg(const Turn& turn) const;

private:
    void Finish();

    std::size_t m_from_width;
    std::size_t m_from_height;
    std::size_t m_width;
    std::size_t m_height;
    std::size_t m_row = 0;                ///< The picture's next row.
    std::vector<std::size_t> m_column;    ///< For each column of the picture, the preview's column.
    std::vector<std::uint64_t> m_sums;    ///< Of the preview row in progress.
    std::vector<std::uint64_t> m_counts;  ///< The number of pixels in each sum.
    std::vector<std::uint8_t> m_pixels;   ///< The preview so far.
    std::string m_profile;
};

}  // namespace pinwright::media
