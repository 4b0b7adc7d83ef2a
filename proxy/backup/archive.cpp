#include "proxy/backup/archive.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <optional>
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

/// One header of a tar (POSIX ustar, https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html).
/// Written by hand: a library for it would cost the idle server two megabytes.
constexpr std::size_t kBlock = 512;
constexpr std::uint64_t kMostBytes = 077777777777;  // Eleven octal digits, 8 GB.

struct Header {
    char name[100];
    char mode[8];
    char uid[8];
    char gid[8];
    char size[12];
    char mtime[12];
    char checksum[8];
    char type;
    char link[100];
    char magic[8];
    char owner[32];
    char group[32];
    char major_number[8];
    char minor_number[8];
    char prefix[155];
    char rest[12];
};
static_assert(sizeof(Header) == kBlock);

template <std::size_t N>
void PutOctal(char (&field)[N], std::uint64_t number)
{
    for (std::size_t i = N - 1; i-- > 0; number >>= 3)
        field[i] = static_cast<char>('0' + (number & 7));
}

/// Nothing where the field holds anything but octal digits.
template <std::size_t N>
std::optional<std::uint64_t> Octal(const char (&field)[N])
{
    std::uint64_t number = 0;
    std::size_t digits = 0;
    for (; digits < N && field[digits] >= '0' && field[digits] <= '7'; ++digits)
        number = number << 3 | static_cast<std::uint64_t>(field[digits] - '0');
    const bool ended = digits == N || field[digits] == '\0' || field[digits] == ' ';
    return digits > 0 && ended ? std::optional(number) : std::nullopt;
}

/// The sum of all bytes, the checksum's own as spaces.
std::uint64_t ChecksumOf(Header header)
{
    std::memset(header.checksum, ' ', sizeof header.checksum);
    unsigned char bytes[kBlock];
    std::memcpy(bytes, &header, kBlock);
    std::uint64_t sum = 0;
    for (const unsigned char byte : bytes)
        sum += byte;
    return sum;
}

std::string_view NameOf(const Header& header)
{
    return {header.name, ::strnlen(header.name, sizeof header.name)};
}

std::size_t Padding(std::uint64_t bytes)
{
    return static_cast<std::size_t>((kBlock - bytes % kBlock) % kBlock);
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

/// How many of `size` bytes there were; less only at the end, or after a fault.
std::size_t ReadAll(int file, char* bytes, std::size_t size)
{
    std::size_t have = 0;
    while (have < size) {
        const ssize_t more = ::read(file, bytes + have, size - have);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            break;
        have += static_cast<std::size_t>(more);
    }
    return have;
}

std::string FolderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

Result<Done> WriteEntry(int in, std::uint64_t size, const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.ok())
        return Failed("The file " + path + " cannot be made", errno);
    std::array<char, kChunk> chunk{};
    for (std::uint64_t left = size; left > 0;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, chunk.size()));
        if (ReadAll(in, chunk.data(), wanted) != wanted)
            return Refused("The backup is cut off.");
        if (!WriteAll(file.number(), chunk.data(), wanted))
            return Failed("The file " + path + " cannot be written", errno);
        left -= wanted;
    }
    const std::size_t padding = Padding(size);
    if (ReadAll(in, chunk.data(), padding) != padding)
        return Refused("The backup is cut off.");
    if (::fsync(file.number()) != 0)
        return Failed("The file " + path + " cannot be written", errno);
    return Done{};
}

}  // namespace

struct ArchiveWriter::Impl {
    std::string path;
    std::string temporary;
    Descriptor file;
    bool finished = false;

    Impl(std::string final_path, std::string first_path, int number)
        : path(std::move(final_path)), temporary(std::move(first_path)), file(number)
    {
    }
    Error Fault() const { return Failed("The file " + path + " cannot be written", errno); }
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
    const auto bytes = static_cast<std::uint64_t>(facts.st_size);
    Header header{};
    if (name.size() > sizeof header.name || bytes > kMostBytes)
        return Refused("The file " + source + " is too large for a backup.");
    std::memcpy(header.name, name.data(), name.size());
    PutOctal(header.mode, 0600);
    PutOctal(header.uid, 0);
    PutOctal(header.gid, 0);
    PutOctal(header.size, bytes);
    PutOctal(header.mtime, static_cast<std::uint64_t>(std::max<time_t>(facts.st_mtime, 0)));
    header.type = '0';
    std::memcpy(header.magic, "ustar\00000", sizeof header.magic);
    PutOctal(header.checksum, ChecksumOf(header));
    char block[kBlock];
    std::memcpy(block, &header, kBlock);
    if (!WriteAll(m_impl->file.number(), block, kBlock))
        return m_impl->Fault();
    std::array<char, kChunk> chunk{};
    for (std::uint64_t left = bytes; left > 0;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, chunk.size()));
        if (ReadAll(file.number(), chunk.data(), wanted) != wanted)
            return Refused("The file " + source + " cannot be read to its end.");
        if (!WriteAll(m_impl->file.number(), chunk.data(), wanted))
            return m_impl->Fault();
        left -= wanted;
    }
    chunk.fill('\0');
    return WriteAll(m_impl->file.number(), chunk.data(), Padding(bytes)) ? Result<Done>(Done{})
                                                                         : m_impl->Fault();
}

Result<Done> ArchiveWriter::Finish()
{
    constexpr std::array<char, 2 * kBlock> kEnd{};
    if (!WriteAll(m_impl->file.number(), kEnd.data(), kEnd.size()))
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

Result<Done> ReadArchive(const std::string& path, const PlaceOf& place)
{
    const Descriptor in(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in.ok())
        return Failed("The file " + path + " cannot be read", errno);
    while (true) {
        char block[kBlock];
        if (ReadAll(in.number(), block, kBlock) != kBlock)
            return Refused("The file " + path + " is no backup, or it is cut off.");
        if (std::all_of(std::begin(block), std::end(block), [](char byte) { return byte == '\0'; }))
            return Done{};
        Header header;
        std::memcpy(&header, block, kBlock);
        const std::optional<std::uint64_t> size = Octal(header.size);
        if (!size || Octal(header.checksum) != ChecksumOf(header))
            return Refused("The file " + path + " is no backup, or it is damaged.");
        const bool plain = header.type == '0' && header.prefix[0] == '\0';
        const std::string target = plain ? place(NameOf(header)) : std::string();
        if (target.empty())
            return Refused("The file " + path + " is no backup of Pinwright's.");
        const Result<Done> written = WriteEntry(in.number(), *size, target);
        if (!written.ok())
            return written;
    }
}

}  // namespace pinwright::backup
