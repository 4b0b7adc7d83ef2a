// Files in the making: they stay in a separate folder until they are complete. Private to proxy/media.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "shared/result.hpp"

namespace pinwright::media {

/// An open descriptor, closed on destruction.
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

/// A temporary file in `folder`/tmp. Deleted on destruction, unless it was moved.
class TemporaryFile {
public:
    /// Errors: kDiskFull, kStorage.
    static Result<std::unique_ptr<TemporaryFile>> Make(const std::string& folder);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    int number() const { return m_file; }
    /// Appends. REQUIRES: the file is open.
    Result<Done> Write(std::string_view bytes);
    /// Closes the file until Reopen, so that it needs no descriptor.
    void Close();
    /// Opens the file again to append, unless it is open. Errors: kNotFound if it was altered or deleted;
    /// kStorage if it can't be opened now.
    Result<Done> Reopen();
    /// Opens the file for reading, at its beginning. Errors: kStorage.
    Result<OpenedFile> OpenToRead() const;
    /// Syncs the file, moves it to `folder`/`name`, and syncs the folder. Replaces an older file of that
    /// name.
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
