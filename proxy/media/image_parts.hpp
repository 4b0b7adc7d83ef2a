// Splits a complete image file into parts, and decides which of them to publish: the picture itself with its
// colors and density. Drops everything else: location, camera, comments, second pictures, anything after the
// end. Reads marker by marker and chunk by chunk and decodes no pixels. Private to proxy/media.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/media/byte_source.hpp"
#include "proxy/media/media_store.hpp"

namespace pinwright::media {

/// A range of the file, or bytes to write instead of one.
struct Part {
    std::int64_t offset = 0;
    std::int64_t length = 0;
    std::string instead;  ///< If not empty: these bytes instead of a range.
};

/// No camera or program makes more parts. The limit keeps a file full of tiny parts from using up the
/// server's memory.
inline constexpr std::size_t kMostParts = 4096;

struct ImageParts {
    ImageFacts facts;        ///< The size is the stored one, before turning.
    int orientation = 1;     ///< Exif 2.32, tag 0x0112: 1 to 8.
    bool ended = false;      ///< The end marker is present. If not, the parts include a new one.
    std::vector<Part> kept;  ///< In order; adjacent ranges are joined.

    /// Extends the last part if the new range directly follows it.
    void Keep(std::int64_t offset, std::int64_t length);
    void KeepInstead(std::string bytes);
    /// Whether a file of `size` bytes contains the picture and nothing else.
    bool IsAll(std::int64_t size) const;
};

/// Reads a JPEG. Errors: kImageBroken, also for a kind that browsers don't show; kImageTooLarge.
Result<ImageParts> ReadJpegParts(ByteSource& source);

/// Reads a PNG. Errors: kImageBroken, kImageTooLarge.
Result<ImageParts> ReadPngParts(ByteSource& source);

/// Reads either, by its first bytes. Errors: also kImageUnsupported.
Result<ImageParts> ReadParts(std::string_view head, ByteSource& source);

/// "The image is damaged: `what`."
Error BrokenImage(const std::string& what);

/// The facts of an image of this size; kImageTooLarge if it exceeds the pixel limits.
Result<ImageFacts> WithinLimits(std::string_view type, std::int64_t width, std::int64_t height);

}  // namespace pinwright::media
