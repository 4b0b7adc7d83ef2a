#include "proxy/media/temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "proxy/config/process_limits.hpp"
#include "proxy/media/partial_uploads.hpp"

namespace pinwright::media {

namespace {

/// kDiskFull or kStorage, by `errno`.
Error FileError(const std::string& what)
{
    const int code = errno;
    const bool no_room = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error{no_room ? Cause::kDiskFull : Cause::kStorage,
                 config::IsOutOfFiles(code) ? config::kOutOfFiles : "",
                 "media: " + what + ": " + std::generic_category().message(code),
                 {}};
}

}  // namespace

Result<std::unique_ptr<TemporaryFile>> TemporaryFile::Make(const std::string& folder)
{
    for (const std::string& needed : {folder, folder + "/tmp"}) {
        if (::mkdir(needed.c_str(), 0700) != 0 && errno != EEXIST)
            return FileError("folder cannot be made");
    }
    std::string path = folder + "/tmp/XXXXXX";
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0)
        return FileError("file cannot be made");
    return std::unique_ptr<TemporaryFile>(new TemporaryFile(folder, path, file));
}

TemporaryFile::TemporaryFile(std::string folder, std::string path, int file)
    : m_folder(std::move(folder)), m_path(std::move(path)), m_file(file)
{
}

TemporaryFile::~TemporaryFile()
{
    Close();
    if (!m_path.empty())
        ::unlink(m_path.c_str());
}

Result<Done> TemporaryFile::Write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return FileError("file cannot be written");
        m_size += written;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

void TemporaryFile::Close()
{
    if (m_file >= 0 && ::close(std::exchange(m_file, -1)) != 0)
        m_lost = true;  // Some file systems report a failed write only on close.
}

Result<Done> TemporaryFile::Reopen()
{
    if (m_file >= 0)
        return Done{};
    m_file = ::open(m_path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    const bool other = m_file < 0 && (errno == ENOENT || errno == ELOOP);
    if (m_file < 0 && !other)
        return FileError("file cannot be opened again");
    struct stat facts {};
    const bool same = !m_lost && !other && ::fstat(m_file, &facts) == 0 && S_ISREG(facts.st_mode) &&
                      facts.st_size == m_size && ::lseek(m_file, 0, SEEK_END) == m_size;
    if (same)
        return Done{};
    Error error = UnknownUpload();
    error.log = "media: a file is not as it was left";
    return error;
}

Result<Done> TemporaryFile::MoveTo(const std::string& name)
{
    const std::string target = m_folder + "/" + name;
    if (::fsync(m_file) != 0)
        return FileError("file cannot be synced");
    if (std::rename(m_path.c_str(), target.c_str()) != 0)
        return FileError("file cannot be moved");
    m_path.clear();
    const OpenedFile folder(::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0 || ::fsync(folder.number()) != 0)
        return FileError("folder cannot be synced");
    return Done{};
}

Result<OpenedFile> TemporaryFile::OpenToRead() const
{
    OpenedFile file(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.number() < 0)
        return FileError("file cannot be read");
    return file;
}

OpenedFile::~OpenedFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

}  // namespace pinwright::media
