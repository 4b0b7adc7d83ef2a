// Detects the type of a file from its first bytes. Ignores names and types that senders claim. Private to
// proxy/media.
#pragma once

#include <string_view>

namespace pinwright::media {

inline constexpr std::size_t kSniffBytes = 512;

inline constexpr std::string_view kPngType = "image/png";
inline constexpr std::string_view kJpegType = "image/jpeg";

/// image/png or image/jpeg by the first bytes, or empty.
std::string_view SniffImage(std::string_view head);

/// A plain name, with its article, for a file type that isn't accepted: "a WebP image", "a video (MP4)", "a
/// PDF document", "text". Empty if unknown. `head`: the first kSniffBytes, or all there are.
std::string_view NameOther(std::string_view head);

}  // namespace pinwright::media
