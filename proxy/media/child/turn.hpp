// How to turn a picture upright: which source each pixel, or each block of a JPEG, comes from.
#pragma once

#include <cstddef>

namespace pinwright::media {

/// The transformation that an Exif orientation (CIPA DC-008, tag 0x0112) asks for.
struct Turn {
    bool swaps = false;      ///< Rows become columns.
    bool mirrors_x = false;  ///< Columns are read from the right.
    bool mirrors_y = false;  ///< Rows are read from the bottom.

    /// `orientation`: 1 to 8; anything else counts as upright.
    static constexpr Turn Of(int orientation)
    {
        const auto is = [orientation](int a, int b, int c, int d) {
            return orientation == a || orientation == b || orientation == c || orientation == d;
        };
        return {is(5, 6, 7, 8), is(2, 3, 7, 8), is(3, 4, 6, 7)};
    }

    bool any() const { return swaps || mirrors_x || mirrors_y; }

    struct Place {
        std::size_t x;
        std::size_t y;
    };
    /// The place in the stored picture, which has this size, of `place` in the upright one.
    Place Source(Place place, std::size_t width, std::size_t height) const
    {
        const std::size_t x = swaps ? place.y : place.x;
        const std::size_t y = swaps ? place.x : place.y;
        return {mirrors_x ? width - 1 - x : x, mirrors_y ? height - 1 - y : y};
    }
};

}  // namespace pinwright::media
