// Whether bytes are a whole PNG or JPEG of a bearable size: what Pinterest says of them with codes 233
// and 235. It walks the file's structure (chunks with their checksums, segments up to the end marker) and
// does not decode pixels.
#pragma once

#include <string_view>

namespace pinwright::standin {

/// Pinterest names no smallest side; this one is the stand-in's.
inline constexpr int kSmallestSide = 50;

enum class ImageVerdict { kFine, kTooSmall, kBroken };

struct ImageCheck {
    ImageVerdict verdict = ImageVerdict::kBroken;
    int width = 0;
    int height = 0;
};

/// `content_type`: image/png or image/jpeg, what the bytes claim to be; of another kind is broken.
ImageCheck CheckImage(std::string_view bytes, std::string_view content_type);

}  // namespace pinwright::standin
