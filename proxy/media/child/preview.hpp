// A small JPEG of a picture, made from its rows while they are decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

/// Its longer side, in pixels; a smaller picture keeps its size.
inline constexpr std::size_t kPreviewSide = 480;

/// Each pixel of the preview is the mean of the pixels it covers.
class PreviewMaker {
public:
    /// The size of the picture whose rows will come, and the longer side that it may have.
    PreviewMaker(std::size_t width, std::size_t height, std::size_t side = kPreviewSide);

    /// The next row: red, green, blue, of eight bits each.
    void AddRow(const std::uint8_t* pixels);

    /// The picture's ICC profile. One that isn't for red, green and blue, or is large, is left out.
    void SetProfile(std::string_view profile);

    /// Upright, at most kPreviewBytesLimit: with less quality, then with fewer pixels. REQUIRES: all rows
    /// have come.
    std::string Jpeg(const Turn& turn) const;

private:
    void Finish();

    std::size_t m_from_width;
    std::size_t m_from_height;
    std::size_t m_width;
    std::size_t m_height;
    std::size_t m_row = 0;                ///< Of the picture, the next one.
    std::vector<std::size_t> m_column;    ///< For each column of the picture that of the preview.
    std::vector<std::uint64_t> m_sums;    ///< Of the preview's row in work.
    std::vector<std::uint64_t> m_counts;  ///< Pixels in each of its sums.
    std::vector<std::uint8_t> m_pixels;   ///< The preview so far.
    std::string m_profile;
};

}  // namespace pinwright::media
