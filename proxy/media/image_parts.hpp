// What a whole image file consists of, and which of its parts may leave: the picture itself with its colors
// and its density. Everything else stays behind: place, camera, comments, second pictures, what follows the
// end. Reads marker by marker and chunk by chunk and decodes no pixels. Private to the media room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/media/byte_source.hpp"
#include "proxy/media/media_store.hpp"

namespace pinwright::media {

/// A range of the file, or bytes to write instead.
struct Part {
    std::int64_t offset = 0;
    std::int64_t length = 0;
    std::string instead;  ///< If not empty: these bytes instead of a range.
};

/// More than these no camera or program makes, and a file of nothing but changes would take the server's
/// memory.
inline constexpr std::size_t kMostParts = 4096;

struct ImageParts {
    ImageFacts facts;        ///< The size is the stored one, before it is turned upright.
    int orientation = 1;     ///< Exif 2.32, tag 0x0112: 1 to 8.
    bool ended = false;      ///< Its end marker is there. If not, the parts include a new one.
    std::vector<Part> kept;  ///< In order; neighbors are one.

    /// Joins the last part if nothing lies between.
    void Keep(std::int64_t offset, std::int64_t length);
    void KeepInstead(std::string bytes);
    /// Whether a file of `size` bytes contains the picture and nothing else.
    bool IsAll(std::int64_t size) const;
};

/// A JPEG. Errors: kImageBroken, also for a kind that browsers don't show; kImageTooLarge.
Result<ImageParts> ReadJpegParts(ByteSource& source);

/// A PNG. Errors: kImageBroken, kImageTooLarge.
Result<ImageParts> ReadPngParts(ByteSource& source);

/// Either, told by its first bytes. Errors: kImageUnsupported, too.
Result<ImageParts> ReadParts(std::string_view head, ByteSource& source);

/// "The image is damaged: `what`."
Error BrokenImage(const std::string& what);

/// The facts of an image of this size; kImageTooLarge if it is over the limits of pixels.
Result<ImageFacts> WithinLimits(std::string_view type, std::int64_t width, std::int64_t height);

}  // namespace pinwright::media
