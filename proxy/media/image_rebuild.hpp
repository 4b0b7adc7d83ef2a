// Makes the picture to store from an uploaded file: only its known parts, upright, decoded once as proof,
// with a preview. Private to proxy/media.
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
    std::unique_ptr<TemporaryFile> picture;  ///< The uploaded file, if nothing had to change.
    std::unique_ptr<TemporaryFile> preview;  ///< Empty if the child made none.
};

/// `head`: the first bytes of the file. Errors: kImageUnsupported (names the file's type), kImageBroken,
/// kImageTooLarge, kDiskFull, kStorage, kInternal. On an error, the uploaded file is deleted.
Result<Rebuilt> Rebuild(ImageWorker& worker, const std::string& folder, std::string_view head,
                        std::unique_ptr<TemporaryFile> came);

}  // namespace pinwright::media
