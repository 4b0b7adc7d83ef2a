// Reads the orientation from Exif data before all of that is dropped. Private to proxy/media.
#pragma once

#include <string_view>

namespace pinwright::media {

/// The orientation (CIPA DC-008, tag 0x0112) in the first directory of a TIFF structure, 1 to 8. Returns 1
/// (upright) if it is missing or unreadable.
int OrientationOf(std::string_view tiff);

}  // namespace pinwright::media
