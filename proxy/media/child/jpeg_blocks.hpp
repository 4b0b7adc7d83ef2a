// Turns a JPEG without decoding its pixels, by moving its blocks and the coefficients in each. libjpeg's
// jpegtran does the same, but the library doesn't include that code. Private to proxy/media/child.
#pragma once

#include <functional>

#include "proxy/media/child/jpeg_io.hpp"
#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

class BlockTurner {
public:
    /// REQUIRES: the header of `from` has been read, and `from` outlives this.
    BlockTurner(jpeg_decompress_struct& from, const Turn& turn);

    /// Whether dropping the incomplete blocks would leave nothing of the picture.
    bool IsEmpty() const { return m_width == 0 || m_height == 0; }

    /// Whether its blocks exceed the memory that this process may use.
    bool IsTooLarge() const;

    /// Reads all of `from` and writes it to `to`. `begun` may write markers; it runs once the header's first
    /// markers are written. REQUIRES: neither IsEmpty nor IsTooLarge.
    void Write(jpeg_compress_struct& to, const std::function<void(jpeg_compress_struct&)>& begun) const;

private:
    jpeg_decompress_struct& m_from;
    const Turn m_turn;
    JDIMENSION m_width = 0;  ///< Of `from`, without the dropped blocks.
    JDIMENSION m_height = 0;
};

}  // namespace pinwright::media
