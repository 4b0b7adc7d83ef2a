// What kind of file some bytes begin. By content alone; names and types that senders give are not asked.
// Private to the media room.
#pragma once

#include <string_view>

namespace pinwright::media {

inline constexpr std::size_t kSniffBytes = 512;

inline constexpr std::string_view kPngType = "image/png";
inline constexpr std::string_view kJpegType = "image/jpeg";

/// image/png or image/jpeg by their first bytes, or empty.
std::string_view SniffImage(std::string_view head);

/// How a person would call what is not taken, with its article: "a WebP image", "a video (MP4)", "a PDF
/// document", "text". Empty where it cannot be told. `head`: the first kSniffBytes, or all there is.
std::string_view NameOther(std::string_view head);

}  // namespace pinwright::media
