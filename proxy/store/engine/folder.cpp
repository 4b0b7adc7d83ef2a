#include "proxy/store/engine/folder.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "proxy/config/process_limits.hpp"

namespace pinwright::store {

namespace {

/// A file descriptor that closes itself.
class File {
public:
    explicit File(int number) : m_number(number) {}
    ~File()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    int number() const { return m_number; }
    bool ok() const { return m_number >= 0; }
    int Release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

bool WriteAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Result<Done> MakeFolder(const std::string& folder)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    fs::path grown;
    for (const fs::path& part : fs::path(folder)) {
        grown /= part;
        if (fs::is_directory(grown, failure))
            continue;
        if (::mkdir(grown.c_str(), 0700) != 0 && errno != EEXIST)
            return SystemError("The data folder " + folder + " cannot be made");
    }
    if (!fs::is_directory(folder, failure)) {
        errno = ENOTDIR;
        return SystemError("The data folder " + folder + " cannot be used");
    }
    return Done{};
}

/// Whether the folder holds only files that this program makes.
bool HoldsOnlyOurs(const std::string& folder)
{
    std::error_code failure;
    std::filesystem::directory_iterator entry(folder, failure);
    for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        const bool ours = name == kLockName || name == "media" || name.starts_with("seal.key") ||
                          name.starts_with("pinwright.db");
        if (!ours)
            return false;
    }
    return !failure;
}

}  // namespace

std::string DatabasePath(const std::string& folder)
{
    return folder + "/" + kDatabaseName;
}

std::string RestoringPath(const std::string& folder)
{
    return folder + "/" + kRestoringName;
}

bool Exists(const std::string& path)
{
    return ::access(path.c_str(), F_OK) == 0;
}

Result<Done> RefuseInterruptedRestore(const std::string& folder)
{
    if (!Exists(RestoringPath(folder)))
        return Done{};
    return Unfit("A restore into the data folder " + folder +
                 " was interrupted. Empty the folder, and run 'pinwright restore' again.");
}

Error Unfit(const std::string& words)
{
    return Error{Cause::kStorage, words, words, {}};
}

Error SystemError(const std::string& what)
{
    const int code = errno;
    const bool no_room = code == ENOSPC || code == EDQUOT || code == EFBIG;
    const std::string words = what + ": " + std::generic_category().message(code) + ".";
    return Error{no_room ? Cause::kDiskFull : Cause::kStorage,
                 config::IsOutOfFiles(code) ? words + " " + config::kOutOfFiles : words,
                 words,
                 {}};
}

Result<FolderLock> FolderLock::Take(const std::string& folder)
{
    const Result<Done> made = MakeFolder(folder);
    if (!made.ok())
        return made.error();
    if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
        return SystemError("The data folder " + folder + " cannot be written");
    const std::string path = folder + "/" + kLockName;
    File file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.ok())
        return SystemError("The data folder " + folder + " cannot be written");
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return SystemError("The data folder " + folder + " cannot be locked");
        const Result<std::optional<std::string>> owner = ReadSmallFile(path, 32);
        std::string number;
        if (owner.ok() && owner.value())
            number = owner.value()->substr(0, owner.value()->find('\n'));
        const std::string who = number.empty() ? "another process" : "process " + number;
        return Error{Cause::kStorage,
                     "The data folder " + folder + " is in use by " + who + ".",
                     "data folder in use by " + who,
                     {}};
    }
    const std::string number = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file.number(), 0) != 0 || !WriteAll(file.number(), number))
        return SystemError("The data folder " + folder + " cannot be written");
    struct stat facts {};
    if (::stat(folder.c_str(), &facts) == 0 && (facts.st_mode & 077) != 0 && HoldsOnlyOurs(folder))
        ::chmod(folder.c_str(), 0700);
    return FolderLock(file.Release());
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

FolderLock::~FolderLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<std::optional<std::string>> ReadSmallFile(const std::string& path, std::size_t limit)
{
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.ok() && errno == ENOENT)
        return std::optional<std::string>();
    if (!file.ok())
        return SystemError("The file " + path + " cannot be read");
    std::string bytes(limit, '\0');
    std::size_t size = 0;
    while (size < limit) {
        const ssize_t got = ::read(file.number(), bytes.data() + size, limit - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return SystemError("The file " + path + " cannot be read");
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    bytes.resize(size);
    return std::optional<std::string>(std::move(bytes));
}

Result<Done> KeepPrivate(const std::string& path)
{
    struct stat facts {};
    if (::lstat(path.c_str(), &facts) != 0)
        return SystemError("The file " + path + " cannot be read");
    if ((facts.st_mode & 077) == 0)
        return Done{};
    const bool changed = S_ISREG(facts.st_mode) && ::chmod(path.c_str(), 0600) == 0 &&
                         ::lstat(path.c_str(), &facts) == 0 && (facts.st_mode & 077) == 0;
    if (!changed) {
        return Error{Cause::kStorage,
                     "The file " + path +
                         " can be read by other users, and Pinwright can't change its mode. Give it to the "
                         "user that Pinwright runs as, with mode 0600, on a file system that supports modes.",
                     "a file of the data folder can be read by other users",
                     {}};
    }
    spdlog::warn("{} could be read by other users. Changed its mode to 0600.", path);
    return Done{};
}

Result<Done> WriteNewFile(const std::string& folder, const std::string& name, std::string_view bytes)
{
    const std::string path = folder + "/" + name;
    const std::string temporary = path + ".new";
    {
        const File file(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file.ok() || !WriteAll(file.number(), bytes) || ::fsync(file.number()) != 0) {
            const Error error = SystemError("The file " + path + " cannot be written");
            ::unlink(temporary.c_str());
            return error;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return SystemError("The file " + path + " cannot be written");
    return SyncFolder(folder);
}

Result<Done> SyncFolder(const std::string& folder)
{
    const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file.ok() || ::fsync(file.number()) != 0)
        return SystemError("The folder " + folder + " cannot be written");
    return Done{};
}

}  // namespace pinwright::store
