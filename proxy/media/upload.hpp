// One upload into the media folder. Private to the media room.
#pragma once

#include <cstdint>
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
    /// Appends. REQUIRES: it is open.
    Result<Done> Write(std::string_view bytes);
    /// Closes it until Reopen, so that it costs no descriptor.
    void Close();
    /// Opens it again to append; nothing where it is open. Errors: kNotFound where it is not as it was
    /// left; kStorage where it cannot be opened now.
    Result<Done> Reopen();
    /// Syncs it, moves it to `folder`/`name`, syncs the folder. An older file of that name is replaced.
    Result<Done> MoveTo(const std::string& name);

private:
    TemporaryFile(std::string folder, std::string path, int file);

    std::string m_folder;
    std::string m_path;
    int m_file;  ///< -1 while it is closed.
    std::int64_t m_size = 0;
    bool m_lost = false;  ///< Closing it failed.
};

/// `storing` is held while the file and its record come together. REQUIRES: all three outlive it.
std::unique_ptr<Upload> MakeUpload(store::Store& store, const Clock& clock, std::mutex& storing,
                                   std::unique_ptr<TemporaryFile> file);

}  // namespace pinwright::media
