// The contract between the server and its image child. The child is this program, started again for one
// image. It decodes the whole picture, turns it upright, and makes a small preview. Its memory and time are
// bounded, and it can reach only these three files.
#pragma once

#include <string_view>

namespace pinwright::media {

/// `pinwright image-child TYPE ORIENTATION ENDED PARENT`: a media type, 1 to 8, whether the file had its end
/// marker (1 or 0), and the process id to end with (0: none).
inline constexpr std::string_view kImageChildCommand = "image-child";

/// The image, without the parts that must not be published. Read from its beginning.
inline constexpr int kPictureIn = 0;
/// An empty file for the picture. It stays empty if the image needs no change.
inline constexpr int kPictureOut = 1;
/// An empty file for a preview.
inline constexpr int kPreviewOut = 3;

/// The child's exit status.
enum class ChildVerdict {
    kRight = 0,        ///< It can be decoded and needs no change.
    kRewritten = 1,    ///< It can be decoded; kPictureOut has the changed picture.
    kMisused = 2,      ///< Wrong arguments.
    kUnconfined = 10,  ///< The system can't confine it, so it read nothing.
    kDamaged = 11,     ///< It can't be decoded.
    kIncomplete = 12,  ///< Its data ends before the picture is complete.
    kTooMuchMemory = 13,
    kTooManyBytes = 14,  ///< The rewritten picture would exceed the size limit.
    kNoRoom = 15,        ///< The disk is full.
    kNotWritten = 16,    ///< A file could not be read or written.
};

}  // namespace pinwright::media
