// JPEG in the child: proves that a picture can be decoded, and turns it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

struct CheckedPicture {
    std::string preview;
    bool needless_bytes = false;  ///< There are extra bytes between the picture's data and its end.
};

/// Decodes all of it. `ended`: the end marker was present, so the picture counts as complete even if its
/// last scans are missing. Ends the child with kDamaged, kIncomplete or kTooMuchMemory.
CheckedPicture CheckJpeg(std::string_view bytes, const Turn& turn, bool ended);

/// Rewrites the picture turned, with its profile and density. Lossless: it only moves blocks. Drops columns
/// or rows of incomplete blocks that would end up at the left or top (at most 15 pixels at up to 2x
/// subsampling, at most 31 at 4x). If nothing would remain, or the blocks need too much memory, encodes the
/// picture again in high quality.
void RewriteJpeg(std::string_view bytes, const Turn& turn,
                 const std::function<void(std::string_view)>& write);

}  // namespace pinwright::media
