// The one value that is read of Exif before all of it is dropped: which way up the picture is.
// Private to the media room.
#pragma once

#include <string_view>

namespace pinwright::media {

/// The orientation (CIPA DC-008, tag 0x0112) in the first directory of a TIFF structure, 1 to 8. Whatever
/// isn't readable, or isn't there, is 1: upright.
int OrientationOf(std::string_view tiff);

}  // namespace pinwright::media
