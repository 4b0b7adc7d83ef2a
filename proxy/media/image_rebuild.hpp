// From the file that came to the picture that is kept: its known parts alone, upright, proved to decode, and
// with a preview. Private to the media room.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "proxy/media/image_worker.hpp"
#include "proxy/media/temporary_file.hpp"
#include "shared/api_types.hpp"

namespace pinwright::media {

struct Rebuilt {
    Media media;
    std::unique_ptr<TemporaryFile> picture;  ///< The file that came, if there was nothing to change in it.
    std::unique_ptr<TemporaryFile> preview;  ///< Nothing where none could be made.
};

/// `head`: the first bytes of the file. Errors: kImageUnsupported (it names what the file is), kImageBroken,
/// kImageTooLarge, kDiskFull, kStorage, kInternal. What came is gone then.
Result<Rebuilt> Rebuild(ImageWorker& worker, const std::string& folder, std::string_view head,
                        std::unique_ptr<TemporaryFile> came);

}  // namespace pinwright::media
