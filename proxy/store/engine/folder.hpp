// The data folder itself: private, used by one process at a time, written durably. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright::store {

/// The files beside media/ that make up a data folder.
inline constexpr const char* kDatabaseName = "pinwright.db";
inline constexpr const char* kKeyName = "seal.key";
/// The name of the database while a restore fills the folder. The database gets its final name last, after it
/// is checked and marked, so no server publishes from a restore that was killed.
inline constexpr const char* kRestoringName = "pinwright.db.restoring";
/// The file whose lock shows that a process uses a folder.
inline constexpr const char* kLockName = "lock";

/// The paths of these files.
std::string DatabasePath(const std::string& folder);
std::string RestoringPath(const std::string& folder);

bool Exists(const std::string& path);

/// Refuses a folder with an interrupted restore. Errors: kStorage, with the fix in `detail`.
Result<Done> RefuseInterruptedRestore(const std::string& folder);

/// kStorage, with the same text for a person and for the log.
Error Unfit(const std::string& words);

/// A folder that only this process uses, until the object or the process ends.
class FolderLock {
public:
    /// Creates the folder (mode 0700, its parents too) if it is missing, and locks `folder`/lock, which holds
    /// this process's ID. Makes a folder private (0700) if it holds only our files; otherwise its mode stays.
    /// Errors: kStorage, one clear line in `detail`; if another process uses it, the line names its ID.
    static Result<FolderLock> Take(const std::string& folder);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int file) : m_file(file) {}

    int m_file = -1;
};

/// A file's content, up to `limit` bytes; nothing if there is no such file. Errors: kStorage.
Result<std::optional<std::string>> ReadSmallFile(const std::string& path, std::size_t limit);

/// Removes all rights of other users (mode 0600) if the file has any, and logs that. Errors: kStorage, one
/// clear line in `detail`: the file belongs to another user, or its file system doesn't support modes.
Result<Done> KeepPrivate(const std::string& path);

/// Writes a file (mode 0600) completely and durably: temporary file, sync, rename, folder sync. Errors:
/// kDiskFull, kStorage.
Result<Done> WriteNewFile(const std::string& folder, const std::string& name, std::string_view bytes);

/// Makes the renames and new files of a folder durable.
Result<Done> SyncFolder(const std::string& folder);

/// kDiskFull or kStorage, by `errno`, with "`what`: <the system's words>." as its detail.
Error SystemError(const std::string& what);

}  // namespace pinwright::store
