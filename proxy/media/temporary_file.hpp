// Files that are being made: in a folder of their own until they are whole. Private to the media room.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "shared/result.hpp"

namespace pinwright::media {

/// An open descriptor, closed when it goes.
class OpenedFile {
public:
    explicit OpenedFile(int file) : m_file(file) {}
    ~OpenedFile();
    OpenedFile(OpenedFile&& from) noexcept : m_file(std::exchange(from.m_file, -1)) {}
    OpenedFile& operator=(OpenedFile&&) = delete;

    int number() const { return m_file; }

private:
    int m_file;
};

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
    /// Opens it again, read-only and at its beginning. Errors: kStorage.
    Result<OpenedFile> OpenToRead() const;
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

}  // namespace pinwright::media
