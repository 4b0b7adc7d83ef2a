// One upload into the media folder. Private to the media room.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "proxy/media/media_store.hpp"

namespace pinwright::media {

/// A temporary file in `folder`/tmp that is removed when it goes, unless it was moved to its place.
class TemporaryFile {
public:
    /// Errors: kDiskFull, kStorage.
    static Result<std::unique_ptr<TemporaryFile>> Make(const std::string& folder);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    int number() const { return m_file; }
    Result<Done> Write(std::string_view bytes);
    /// Syncs it, moves it to `folder`/`name`, syncs the folder. An older file of that name is replaced.
    Result<Done> MoveTo(const std::string& name);

private:
    TemporaryFile(std::string folder, std::string path, int file);

    std::string m_folder;
    std::string m_path;
    int m_file;
};

/// `storing` is held while the file and its record come together. REQUIRES: all three outlive it.
std::unique_ptr<Upload> MakeUpload(store::Store& store, const Clock& clock, std::mutex& storing,
                                   std::unique_ptr<TemporaryFile> file);

}  // namespace pinwright::media
