#include "proxy/store/transfer.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "proxy/store/connection.hpp"
#include "proxy/store/folder.hpp"
#include "proxy/store/migrations.hpp"
#include "proxy/store/settings_rows.hpp"

namespace pinwright::store {

namespace {

namespace fs = std::filesystem;

Error Unfit(const std::string& words)
{
    return Error{Cause::kStorage, words, words, {}};
}

std::string DatabaseIn(const std::string& folder)
{
    return folder + "/" + kDatabaseName;
}

Result<Done> CheckSchema(const std::string& path)
{
    return CheckDatabaseFile(path, static_cast<int>(SchemaSteps().size()));
}

}  // namespace

Result<Done> SnapshotDatabase(const std::string& folder, const std::string& target)
{
    const std::string path = DatabaseIn(folder);
    if (::access(path.c_str(), F_OK) != 0)
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
    // A copy is one file, whatever follows it around.
    to.Run("PRAGMA journal_mode = DELETE");
    return to.ok() ? CheckSchema(target) : Result<Done>(to.fault());
}

Result<std::vector<Media>> MediaOf(const std::string& database)
{
    Connection connection(database);
    std::vector<Media> media;
    Statement rows = connection.Query("SELECT id, content_type, bytes, width, height FROM media ORDER BY id");
    while (rows.Next()) {
        media.push_back({rows.Text(0), rows.Text(1), rows.Int(2), static_cast<int>(rows.Int(3)),
                         static_cast<int>(rows.Int(4))});
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
    std::error_code failure;
    bool empty = true;
    bool locked = false;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        locked = locked || entry->path().filename() == "lock";
        empty = false;
    }
    // Where a lock lies about, a server may be at work: that is the better reason to give.
    if (empty || locked) {
        Result<FolderLock> lock = FolderLock::Take(folder);
        if (!lock.ok())
            return lock.error();
        if (empty)
            return std::unique_ptr<NewFolder>(
                new NewFolder(std::make_unique<Impl>(Impl{folder, std::move(lock).value(), false})));
    }
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

Result<Done> NewFolder::Finish(const std::function<bool(const Media&)>& has_media)
{
    const std::string path = DatabaseIn(m_impl->path);
    if (::access(path.c_str(), F_OK) != 0)
        return Unfit("There is no database in it.");
    const Result<Done> checked = CheckSchema(path);
    if (!checked.ok())
        return checked;
    const Result<std::vector<Media>> media = MediaOf(path);
    if (!media.ok())
        return media.error();
    if (!std::all_of(media->begin(), media->end(), has_media))
        return Unfit("An image that belongs to it is missing or altered.");
    {
        Connection connection(path);
        connection.Execute("PRAGMA synchronous = FULL");
        MarkRestored(connection);
        if (!connection.ok())
            return connection.fault();
    }
    const Result<Done> synced = SyncFolder(m_impl->path);
    m_impl->finished = synced.ok();
    return synced;
}

}  // namespace pinwright::store
