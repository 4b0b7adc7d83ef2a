// One upload into the media folder. Private to proxy/media.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "proxy/media/image_worker.hpp"
#include "proxy/media/media_store.hpp"
#include "proxy/media/temporary_file.hpp"

namespace pinwright::media {

/// The tools that an upload uses; all of them outlive it.
struct UploadTools {
    store::MediaIndex& index;
    const Clock& clock;
    ImageWorker& worker;
    std::mutex& storing;  ///< Held while the file and its record are added together.
    std::string data_folder;
    std::string folder;  ///< The media folder.
};

std::unique_ptr<Upload> MakeUpload(UploadTools tools, std::unique_ptr<TemporaryFile> file);

}  // namespace pinwright::media
