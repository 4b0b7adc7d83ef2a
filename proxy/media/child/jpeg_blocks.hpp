// Turns a JPEG without decoding its pixels, by moving its blocks and the coefficients in each. The library
// doesn't include this part of libjpeg's jpegtran. Private to the child.
#pragma once

#include <functional>

#include "proxy/media/child/jpeg_io.hpp"
#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

class BlockTurner {
public:
    /// `from`: its header has been read. REQUIRES: outlives this.
    BlockTurner(jpeg_decompress_struct& from, const Turn& turn);

    /// Whether leaving off incomplete blocks would leave nothing of the picture.
    bool IsEmpty() const { return m_width == 0 || m_height == 0; }

    /// Whether its blocks have no room in the memory that this process may take.
    bool IsTooLarge() const;

    /// Reads all of `from` and writes it to `to`. `begun` may write markers, once the header's first are
    /// written. REQUIRES: not IsEmpty, nor IsTooLarge.
    void Write(jpeg_compress_struct& to, const std::function<void(jpeg_compress_struct&)>& begun) const;

private:
    jpeg_decompress_struct& m_from;
    const Turn m_turn;
    JDIMENSION m_width = 0;  ///< Of `from`, less what is left off.
    JDIMENSION m_height = 0;
};

}  // namespace pinwright::media
