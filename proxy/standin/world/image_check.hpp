// Whether bytes are a complete PNG or JPEG of an acceptable size: what Pinterest reports with codes 233 and
// 235. Checks the file's structure (chunks with checksums, segments up to the end marker) without decoding
// pixels.
#pragma once

#include <string_view>

namespace pinwright::standin {

/// Pinterest documents no smallest side; this one is the stand-in's.
inline constexpr int kSmallestSide = 50;

enum class ImageVerdict { kFine, kTooSmall, kBroken };

struct ImageCheck {
    ImageVerdict verdict = ImageVerdict::kBroken;
    int width = 0;
    int height = 0;
};

/// `content_type`: image/png or image/jpeg, as claimed. Bytes of another type count as broken.
ImageCheck CheckImage(std::string_view bytes, std::string_view content_type);

}  // namespace pinwright::standin
