#include "proxy/backup/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace pinwright::backup {

namespace {

constexpr std::size_t kChunk = 64 * 1024;

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

/// A file descriptor that is closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    bool ok() const { return m_number >= 0; }

private:
    int m_number;
};

struct EntryFree {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
struct ReadFree {
    void operator()(archive* one) const { archive_read_free(one); }
};
struct WriteFree {
    void operator()(archive* one) const { archive_write_free(one); }
};

std::string FolderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

Result<Done> WriteEntry(archive* in, const std::string& name, const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.ok())
        return Failed("The file " + path + " cannot be made", errno);
    if (archive_read_data_into_fd(in, file.number()) != ARCHIVE_OK) {
        const int code = archive_errno(in);
        if (code == ENOSPC || code == EDQUOT || code == EFBIG)
            return Failed("The file " + path + " cannot be written", code);
        return Refused("The backup is cut off or damaged at " + name + ".");
    }
    if (::fsync(file.number()) != 0)
        return Failed("The file " + path + " cannot be written", errno);
    return Done{};
}

}  // namespace

struct ArchiveWriter::Impl {
    std::string path;
    std::string temporary;
    Descriptor file;
    std::unique_ptr<archive, WriteFree> out;
    bool finished = false;

    Impl(std::string final_path, std::string first_path, int number)
        : path(std::move(final_path)),
          temporary(std::move(first_path)),
          file(number),
          out(archive_write_new())
    {
    }
    Error Fault(const std::string& name) const
    {
        return Failed("The backup cannot be written at " + name, archive_errno(out.get()));
    }
};

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::Make(const std::string& path)
{
    if (::access(path.c_str(), F_OK) == 0)
        return Refused("There is a file " + path + " already. Nothing was changed.");
    const std::string temporary = path + ".partial";
    ::unlink(temporary.c_str());
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Failed("The file " + path + " cannot be made", errno);
    auto impl = std::make_unique<Impl>(path, temporary, file);
    archive_write_set_format_pax_restricted(impl->out.get());
    if (archive_write_open_fd(impl->out.get(), file) != ARCHIVE_OK)
        return impl->Fault("its beginning");
    return std::unique_ptr<ArchiveWriter>(new ArchiveWriter(std::move(impl)));
}

ArchiveWriter::ArchiveWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

ArchiveWriter::~ArchiveWriter()
{
    if (!m_impl->finished)
        ::unlink(m_impl->temporary.c_str());
}

Result<Done> ArchiveWriter::Add(const std::string& name, const std::string& source)
{
    const Descriptor file(::open(source.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat facts {};
    if (!file.ok() || ::fstat(file.number(), &facts) != 0)
        return Failed("The file " + source + " cannot be read", errno);
    const std::unique_ptr<archive_entry, EntryFree> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_size(entry.get(), facts.st_size);
    archive_entry_set_mtime(entry.get(), facts.st_mtime, 0);
    if (archive_write_header(m_impl->out.get(), entry.get()) != ARCHIVE_OK)
        return m_impl->Fault(name);
    std::array<char, kChunk> chunk{};
    ssize_t size = 0;
    while ((size = ::read(file.number(), chunk.data(), chunk.size())) > 0) {
        if (archive_write_data(m_impl->out.get(), chunk.data(), static_cast<std::size_t>(size)) != size)
            return m_impl->Fault(name);
    }
    if (size < 0)
        return Failed("The file " + source + " cannot be read", errno);
    return archive_write_finish_entry(m_impl->out.get()) == ARCHIVE_OK ? Result<Done>(Done{})
                                                                       : m_impl->Fault(name);
}

Result<Done> ArchiveWriter::Finish()
{
    if (archive_write_close(m_impl->out.get()) != ARCHIVE_OK)
        return m_impl->Fault("its end");
    if (::fsync(m_impl->file.number()) != 0 ||
        std::rename(m_impl->temporary.c_str(), m_impl->path.c_str()) != 0)
        return Failed("The file " + m_impl->path + " cannot be written", errno);
    m_impl->finished = true;
    const Descriptor folder(::open(FolderOf(m_impl->path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.ok() || ::fsync(folder.number()) != 0)
        return Failed("The file " + m_impl->path + " cannot be written", errno);
    return Done{};
}

Result<Done> ReadArchive(const std::string& path, const PlaceOf& place)
{
    const std::unique_ptr<archive, ReadFree> in(archive_read_new());
    archive_read_support_format_tar(in.get());
    if (archive_read_open_filename(in.get(), path.c_str(), kChunk) != ARCHIVE_OK)
        return Refused("The file " + path + " cannot be read as a backup.");
    while (true) {
        archive_entry* entry = nullptr;
        const int code = archive_read_next_header(in.get(), &entry);
        if (code == ARCHIVE_EOF)
            return Done{};
        if (code != ARCHIVE_OK)
            return Refused("The file " + path + " is no backup, or it is cut off or damaged.");
        const char* const name = archive_entry_pathname(entry);
        const std::string target =
            name != nullptr && archive_entry_filetype(entry) == AE_IFREG ? place(name) : std::string();
        if (target.empty())
            return Refused("The file " + path + " is no backup of Pinwright's.");
        const Result<Done> written = WriteEntry(in.get(), name, target);
        if (!written.ok())
            return written;
    }
}

}  // namespace pinwright::backup
