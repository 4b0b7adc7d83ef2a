// One upload into the media folder. Private to the media room.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "proxy/media/image_worker.hpp"
#include "proxy/media/media_store.hpp"
#include "proxy/media/temporary_file.hpp"

namespace pinwright::media {

/// What an upload works with; all of it outlives the upload.
struct UploadTools {
    store::MediaIndex& index;
    const Clock& clock;
    ImageWorker& worker;
    std::mutex& storing;  ///< Held while the file and its record come together.
    std::string data_folder;
    std::string folder;  ///< Of the media files.
};

std::unique_ptr<Upload> MakeUpload(UploadTools tools, std::unique_ptr<TemporaryFile> file);

}  // namespace pinwright::media
