#include "proxy/backup/archive_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <utility>

#include "proxy/backup/archive_library.hpp"
#include "proxy/backup/files.hpp"
#include "proxy/media/sha256.hpp"

namespace pinwright::backup {

namespace {

constexpr std::size_t kReadChunk = 64 * 1024;
constexpr std::size_t kBlock = 512;  ///< Bytes of a tar block.

class Reader {
public:
    Reader(const ArchiveLibrary& library, const std::string& path, const Descriptor& file)
        : m_use(library), m_path(path), m_file(file), m_in(library.read_new(), Free(library))
    {
    }

    Result<Done> Run(const Reception& reception)
    {
        if (m_in == nullptr || m_use.read_support_format_tar(m_in.get()) != ARCHIVE_OK ||
            m_use.read_open_fd(m_in.get(), m_file.number(), kReadChunk) != ARCHIVE_OK)
            return Damaged();
        while (true) {
            archive_entry* entry = nullptr;
            const int code = m_use.read_next_header(m_in.get(), &entry);
            if (code == ARCHIVE_EOF)
                return CheckEnd();
            // Pinwright's own backups cause no warnings.
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
        return Refused("The file " + m_path + " is not a backup, or it is incomplete or damaged.");
    }

    /// The library also accepts a file without a tar's closing blocks. But a file that was cut between two
    /// entries looks the same.
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
                           " is not a Pinwright backup: it contains something that isn't a plain file.");
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
            return Failed("The file " + path + " cannot be created", errno);
        media::Sha256 hash;
        std::uint64_t written = 0;
        while (true) {
            const void* bytes = nullptr;
            std::size_t count = 0;
            la_int64_t offset = 0;
            const int code = m_use.read_data_block(m_in.get(), &bytes, &count, &offset);
            if (code == ARCHIVE_EOF)
                break;
            // A gap would be a sparse file. More bytes than announced would be an attack.
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
        return Refused("The file " + path + " is not a backup, because it isn't a plain file.");
    return Reader(**library, path, in).Run(reception);
}

}  // namespace pinwright::backup
