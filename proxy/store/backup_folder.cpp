#include "proxy/store/backup_folder.hpp"

#include <cstdio>
#include <filesystem>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/engine/folder.hpp"
#include "proxy/store/engine/foreign_database.hpp"
#include "proxy/store/rows/settings_rows.hpp"

namespace pinwright::store {

namespace {

namespace fs = std::filesystem;

/// Whether the folder is empty. A lock file, with `kept`, doesn't count.
bool IsEmpty(const std::string& folder, std::string_view kept = {})
{
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        if (entry->path().filename() != kept)
            return false;
    }
    return true;
}

/// Checks the database at `path` with the key of `folder`.
Result<Done> Check(const std::string& path, const std::string& folder)
{
    const Result<std::optional<Seal>> seal = Seal::Load(folder);
    if (!seal.ok())
        return seal.error();
    if (!seal.value())
        return Unfit("There is no key file " + folder + "/" + kKeyName + ".");
    return CheckForeignDatabase(path, **seal);
}

}  // namespace

Result<Done> SnapshotDatabase(const std::string& folder, const std::string& target)
{
    const std::string path = DatabasePath(folder);
    if (!Exists(path))
        return Unfit("There is no data in " + folder + ".");
    const std::size_t name = target.rfind('/') + 1;
    const Result<Done> made = WriteNewFile(target.substr(0, name), target.substr(name), {});
    if (!made.ok())
        return made;
    Connection from(path);
    from.KeepLogOnClose(true);
    Connection to(target);
    const Result<Done> copied = from.CopyTo(to);
    if (!copied.ok())
        return copied;
    // A copy must be one file, without a log beside it.
    to.MakeOneFile();
    return to.ok() ? Check(target, folder) : Result<Done>(to.fault());
}

Result<std::vector<NamedMedia>> MediaOf(const std::string& database)
{
    constexpr int kFirstWithUse = 8;
    Connection connection(database);
    const bool counted = connection.SchemaVersion() >= kFirstWithUse;
    std::vector<NamedMedia> media;
    Statement rows = connection.Query(std::string("SELECT id, content_type, bytes, width, height, ") +
                                      (counted ? "used > 0" : "1") + " AS shown FROM media ORDER BY id");
    while (rows.Next()) {
        media.push_back({{rows.Text("id"), rows.Text("content_type"), rows.Int("bytes"),
                          static_cast<int>(rows.Int("width")), static_cast<int>(rows.Int("height"))},
                         rows.Int("shown") != 0});
    }
    if (!connection.ok())
        return connection.fault();
    return media;
}

struct NewFolder::Impl {
    std::string path;
    FolderLock lock;
    bool finished = false;
};

Result<std::unique_ptr<NewFolder>> NewFolder::Take(const std::string& folder)
{
    const bool empty = IsEmpty(folder);
    // If there is a lock file, a server may be using the folder, and that is the better reason to report.
    if (empty || Exists(folder + "/" + kLockName)) {
        Result<FolderLock> lock = FolderLock::Take(folder);
        if (!lock.ok())
            return lock.error();
        // Somebody may have filled the folder before it was locked; we must not delete those files.
        if (empty && IsEmpty(folder, kLockName))
            return std::unique_ptr<NewFolder>(
                new NewFolder(std::make_unique<Impl>(Impl{folder, std::move(lock).value(), false})));
    }
    const Result<Done> interrupted = RefuseInterruptedRestore(folder);
    if (!interrupted.ok())
        return interrupted.error();
    return Unfit("The data folder " + folder + " is not empty. Nothing was changed.");
}

NewFolder::NewFolder(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

NewFolder::~NewFolder()
{
    std::error_code failure;
    if (m_impl->finished)
        return;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_impl->path, failure))
        fs::remove_all(entry.path(), failure);
}

const std::string& NewFolder::path() const
{
    return m_impl->path;
}

Result<std::vector<NamedMedia>> NewFolder::Check() const
{
    const std::string path = RestoringPath(m_impl->path);
    const Result<Done> checked = store::Check(path, m_impl->path);
    return checked.ok() ? MediaOf(path) : Result<std::vector<NamedMedia>>(checked.error());
}

Result<Done> NewFolder::Finish()
{
    const std::string path = RestoringPath(m_impl->path);
    {
        Connection connection(path);
        // Makes it one file, whatever its mode was, so that nothing else must be renamed with it.
        connection.MakeOneFile();
        connection.SyncCommits();
        MarkRestored(connection);
        if (!connection.ok())
            return connection.fault();
    }
    Result<Done> synced = SyncFolder(m_impl->path);
    if (!synced.ok())
        return synced;
    if (std::rename(path.c_str(), DatabasePath(m_impl->path).c_str()) != 0)
        return SystemError("The file " + DatabasePath(m_impl->path) + " cannot be written");
    synced = SyncFolder(m_impl->path);
    m_impl->finished = synced.ok();
    return synced;
}

}  // namespace pinwright::store
