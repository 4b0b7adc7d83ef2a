// JPEG in the child: proving that a picture can be decoded, and turning it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

struct CheckedPicture {
    std::string preview;
    bool needless_bytes = false;  ///< Something lies between the picture's data and its end.
};

/// Decodes all of it. `ended`: its end marker was there, so that it lacks nothing even if its last scans are
/// missing. Ends the child with kDamaged, kIncomplete or kTooMuchMemory.
CheckedPicture CheckJpeg(std::string_view bytes, const Turn& turn, bool ended);

/// Writes it again, turned, with its profile and density. Without loss: its blocks change places. Columns or
/// rows of incomplete blocks that would come to lie at the left or the top are left off, at most 15. Where
/// that would leave nothing, or the blocks take too much memory, the picture is encoded again, in high
/// quality.
void RewriteJpeg(std::string_view bytes, const Turn& turn,
                 const std::function<void(std::string_view)>& write);

}  // namespace pinwright::media
