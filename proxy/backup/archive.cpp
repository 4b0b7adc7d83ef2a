#include "proxy/backup/archive.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "proxy/backup/archive_library.hpp"
#include "proxy/media/sha256.hpp"

namespace pinwright::backup {

namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::size_t kBlock = 512;  ///< Of a tar.

Error Failed(const std::string& what, int code)
{
    const bool no_room = code == ENOSPC || code == EDQUOT || code == EFBIG;
    const std::string words = what + ": " + std::generic_category().message(code) + ".";
    return Error{no_room ? Cause::kDiskFull : Cause::kStorage, words, words, {}};
}

Error Refused(const std::string& words)
{
    return Error{Cause::kStorage, words, words, {}};
}

bool WriteAll(int file, const char* bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

std::string FolderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

/// An object of the library's, freed at the end.
template <typename T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

}  // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

// ---- Writing ----

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
    if (::access(path.c_str(), F_OK) == 0)
        return Refused("There is a file " + path + " already. Nothing was changed.");
    const std::string temporary = path + ".partial";
    ::unlink(temporary.c_str());
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Failed("The file " + path + " cannot be made", errno);
    auto impl = std::make_unique<Impl>(**library, path, temporary, file);
    // Restricted: plain ustar, with a pax header only for a file that ustar can't hold (from 8 GB).
    const ArchiveLibrary& use = **library;
    if (impl->out == nullptr || use.write_add_filter_none(impl->out) != ARCHIVE_OK ||
        use.write_set_format_pax_restricted(impl->out) != ARCHIVE_OK ||
        use.write_set_bytes_in_last_block(impl->out, 1) != ARCHIVE_OK ||
        use.write_open_fd(impl->out, file) != ARCHIVE_OK)
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
            return Refused("A file of the data folder cannot be read to its end.");
        // What grew meanwhile stays out: the size was announced.
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

// ---- Reading ----

namespace {

class Reader {
public:
    Reader(const ArchiveLibrary& library, const std::string& path, const Descriptor& file)
        : m_use(library), m_path(path), m_file(file), m_in(library.read_new(), Free(library))
    {
    }

    Result<Done> Run(const Reception& reception)
    {
        if (m_in == nullptr || m_use.read_support_format_tar(m_in.get()) != ARCHIVE_OK ||
            m_use.read_open_fd(m_in.get(), m_file.number(), kChunk) != ARCHIVE_OK)
            return Damaged();
        while (true) {
            archive_entry* entry = nullptr;
            const int code = m_use.read_next_header(m_in.get(), &entry);
            if (code == ARCHIVE_EOF)
                return CheckEnd();
            // A warning is about something that no backup of ours has.
            if (code != ARCHIVE_OK)
                return Damaged();
            const Result<Done> taken = Take(entry, reception);
            if (!taken.ok())
                return taken;
        }
    }

private:
    struct Free {
        explicit Free(const ArchiveLibrary& library) : use(&library) {}
        void operator()(archive* in) const { use->read_free(in); }
        const ArchiveLibrary* use;
    };

    Error Damaged() const
    {
        const int code = m_in == nullptr ? ENOMEM : m_use.error_number(m_in.get());
        if (code == EIO || code == EISDIR || code == ENOMEM)
            return Failed("The file " + m_path + " cannot be read", code);
        return Refused("The file " + m_path + " is no backup, or it is incomplete or damaged.");
    }

    /// The library also takes a file that ends without a tar's closing blocks; but one that was cut between
    /// two entries looks the same.
    Result<Done> CheckEnd() const
    {
        std::array<char, kBlock> block{};
        const la_int64_t end = m_use.read_header_position(m_in.get());
        if (::pread(m_file.number(), block.data(), block.size(), end) != static_cast<ssize_t>(block.size()) ||
            block != std::array<char, kBlock>{})
            return Refused("The file " + m_path + " is incomplete: its end is missing.");
        return Done{};
    }

    Result<Done> Take(archive_entry* entry, const Reception& reception)
    {
        const char* const name = m_use.entry_pathname(entry);
        if (name == nullptr || m_use.entry_filetype(entry) != AE_IFREG ||
            m_use.entry_hardlink(entry) != nullptr || m_use.entry_symlink(entry) != nullptr ||
            m_use.entry_sparse_count(entry) != 0 || !m_use.entry_size_is_set(entry) ||
            m_use.entry_size(entry) < 0)
            return Refused("The file " + m_path +
                           " is no backup of Pinwright's: something in it is no plain file.");
        const auto size = static_cast<std::uint64_t>(m_use.entry_size(entry));
        const std::string kept(name);
        const Result<std::string> target = reception.place(kept, size);
        if (!target.ok())
            return target.error();
        const Result<std::string> hash = Write(*target, size);
        return hash.ok() ? reception.arrived(kept, *hash) : Result<Done>(hash.error());
    }

    /// Returns the SHA-256 of what was written.
    Result<std::string> Write(const std::string& path, std::uint64_t size)
    {
        struct statvfs room {};
        if (::statvfs(FolderOf(path).c_str(), &room) == 0 && size / room.f_frsize >= room.f_bavail &&
            size > 0)
            return Failed("The backup holds a file of " + std::to_string(size) + " bytes", ENOSPC);
        const Descriptor file(
            ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file.ok())
            return Failed("The file " + path + " cannot be made", errno);
        media::Sha256 hash;
        std::uint64_t written = 0;
        while (true) {
            const void* bytes = nullptr;
            std::size_t count = 0;
            la_int64_t offset = 0;
            const int code = m_use.read_data_block(m_in.get(), &bytes, &count, &offset);
            if (code == ARCHIVE_EOF)
                break;
            // A gap would be a sparse file's; more than was announced, a trick.
            if (code != ARCHIVE_OK || offset < 0 || static_cast<std::uint64_t>(offset) != written ||
                count > size - written)
                return Damaged();
            if (!WriteAll(file.number(), static_cast<const char*>(bytes), count))
                return Failed("The file " + path + " cannot be written", errno);
            hash.Add({static_cast<const char*>(bytes), count});
            written += count;
        }
        if (written != size)
            return Refused("The file " + m_path + " is incomplete.");
        if (::fsync(file.number()) != 0)
            return Failed("The file " + path + " cannot be written", errno);
        return hash.Hexadecimal();
    }

private:
    const ArchiveLibrary& m_use;
    const std::string& m_path;
    const Descriptor& m_file;
    std::unique_ptr<archive, Free> m_in;
};

}  // namespace

Result<Done> ReadArchive(const std::string& path, const Reception& reception)
{
    const Result<const ArchiveLibrary*> library = ArchiveLibrary::Load();
    if (!library.ok())
        return library.error();
    const Descriptor in(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!in.ok())
        return Failed("The file " + path + " cannot be read", errno);
    struct stat facts {};
    if (::fstat(in.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return Refused("The file " + path + " is no backup: it is no plain file.");
    return Reader(**library, path, in).Run(reception);
}

}  // namespace pinwright::backup
