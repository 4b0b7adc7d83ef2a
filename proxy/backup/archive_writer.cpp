#include "proxy/backup/archive_writer.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

#include "proxy/backup/archive_library.hpp"

namespace pinwright::backup {

namespace {

constexpr std::size_t kChunk = 64 * 1024;

/// An object of the library, freed at the end of its scope.
template <typename T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

Error BeingWritten(const std::string& path)
{
    return Refused("Another backup is writing " + path + ". Wait until it is done, or choose another name.");
}

/// Opens the file that will become `path`, empty. Only the holder of its lock may write it, so a second
/// backup to the same path is refused. The leftover file of a killed backup is used again.
Result<int> OpenLocked(const std::string& path, const std::string& temporary)
{
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Failed("The file " + path + " cannot be created", errno);
    std::optional<Error> fault;
    struct stat opened {};
    struct stat named {};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        fault = errno == EWOULDBLOCK ? BeingWritten(path)
                                     : Failed("The file " + path + " cannot be created", errno);
    } else if (::fstat(file, &opened) != 0 || ::stat(temporary.c_str(), &named) != 0 ||
               opened.st_ino != named.st_ino) {
        fault = BeingWritten(path);  // The other backup has just ended.
    } else if (::access(path.c_str(), F_OK) == 0) {
        ::unlink(temporary.c_str());
        fault = Refused("The file " + path + " already exists. Nothing was changed. Choose another name.");
    } else if (::fchmod(file, 0600) != 0 || ::ftruncate(file, 0) != 0) {
        fault = Failed("The file " + path + " cannot be created", errno);
    }
    if (!fault)
        return file;
    ::close(file);
    return *fault;
}

}  // namespace

struct ArchiveWriter::Impl {
    const ArchiveLibrary& library;
    std::string path;
    std::string temporary;
    Descriptor file;
    archive* out;
    bool finished = false;

    Impl(const ArchiveLibrary& with, std::string final_path, std::string first_path, int number)
        : library(with),
          path(std::move(final_path)),
          temporary(std::move(first_path)),
          file(number),
          out(library.write_new())
    {
    }
    ~Impl()
    {
        library.write_free(out);
        if (!finished)
            ::unlink(temporary.c_str());
    }
    Error Fault() const
    {
        const int code = out == nullptr ? ENOMEM : library.error_number(out);
        return Failed("The file " + path + " cannot be written", code > 0 ? code : EIO);
    }
    Result<Done> AddBytes(const Descriptor& source, std::int64_t bytes);
};

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::Make(const std::string& path)
{
    const Result<const ArchiveLibrary*> library = ArchiveLibrary::Load();
    if (!library.ok())
        return library.error();
    const std::string temporary = path + ".partial";
    const Result<int> file = OpenLocked(path, temporary);
    if (!file.ok())
        return file.error();
    auto impl = std::make_unique<Impl>(**library, path, temporary, *file);
    // Restricted: plain ustar, with a pax header only for a file that ustar can't hold (from 8 GB).
    const ArchiveLibrary& use = **library;
    if (impl->out == nullptr || use.write_add_filter_none(impl->out) != ARCHIVE_OK ||
        use.write_set_format_pax_restricted(impl->out) != ARCHIVE_OK ||
        use.write_set_bytes_in_last_block(impl->out, 1) != ARCHIVE_OK ||
        use.write_open_fd(impl->out, *file) != ARCHIVE_OK)
        return impl->Fault();
    return std::unique_ptr<ArchiveWriter>(new ArchiveWriter(std::move(impl)));
}

ArchiveWriter::ArchiveWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

ArchiveWriter::~ArchiveWriter() = default;

Result<Done> ArchiveWriter::Impl::AddBytes(const Descriptor& source, std::int64_t bytes)
{
    std::array<char, kChunk> chunk{};
    for (std::int64_t offset = 0; offset < bytes;) {
        const ssize_t more = ::pread(source.number(), chunk.data(), chunk.size(), offset);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            return Refused("A file of the data folder cannot be read completely.");
        // If the file has grown since, the rest is left out: the archive already announced its size.
        const std::int64_t wanted = std::min<std::int64_t>(more, bytes - offset);
        if (library.write_data(out, chunk.data(), static_cast<std::size_t>(wanted)) != wanted)
            return Fault();
        offset += wanted;
    }
    return Done{};
}

Result<Done> ArchiveWriter::Add(const std::string& name, const Descriptor& source)
{
    const ArchiveLibrary& use = m_impl->library;
    struct stat facts {};
    if (::fstat(source.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return Refused("The file " + name + " of the data folder cannot be read.");
    const Owned<archive_entry> entry(use.entry_new(), use.entry_free);
    use.entry_set_pathname(entry.get(), name.c_str());
    use.entry_set_filetype(entry.get(), AE_IFREG);
    use.entry_set_perm(entry.get(), 0600);
    use.entry_set_size(entry.get(), facts.st_size);
    use.entry_set_mtime(entry.get(), std::max<time_t>(facts.st_mtime, 0), 0);
    if (use.write_header(m_impl->out, entry.get()) != ARCHIVE_OK)
        return m_impl->Fault();
    return m_impl->AddBytes(source, facts.st_size);
}

Result<Done> ArchiveWriter::Finish()
{
    if (m_impl->library.write_close(m_impl->out) != ARCHIVE_OK)
        return m_impl->Fault();
    if (::fsync(m_impl->file.number()) != 0 ||
        std::rename(m_impl->temporary.c_str(), m_impl->path.c_str()) != 0)
        return Failed("The file " + m_impl->path + " cannot be written", errno);
    m_impl->finished = true;
    const Descriptor folder(::open(FolderOf(m_impl->path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.ok() || ::fsync(folder.number()) != 0)
        return Failed("The file " + m_impl->path + " cannot be written", errno);
    return Done{};
}

}  // namespace pinwright::backup
