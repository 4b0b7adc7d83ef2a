#include "proxy/store/key_replacement.hpp"

#include <cstdio>
#include <optional>

#include "proxy/store/engine/folder.hpp"
#include "proxy/store/engine/key_check.hpp"
#include "proxy/store/engine/migrations.hpp"

namespace pinwright::store {

namespace {

/// Whether there is a key file and it fits the database.
bool KeyFits(const std::string& folder, const std::string& path)
{
    const Result<std::optional<Seal>> seal = Seal::Load(folder);
    if (!seal.ok() || !seal.value())
        return false;
    return LookAtDatabase(path, [&](Connection& connection) { return CheckKey(connection, **seal); }).ok();
}

Result<Done> PutAside(const std::string& folder)
{
    const std::string key = folder + "/" + kKeyName;
    if (!Exists(key))
        return Done{};
    std::string old = key + ".old";
    for (int number = 2; Exists(old); ++number)
        old = key + ".old" + std::to_string(number);
    if (std::rename(key.c_str(), old.c_str()) != 0)
        return SystemError("The file " + key + " cannot be renamed");
    return SyncFolder(folder);
}

}  // namespace

Result<Done> GiveUpKey(const std::string& folder)
{
    const std::string path = DatabasePath(folder);
    if (!Exists(path))
        return Unfit("There is no data in " + folder + ".");
    const Result<FolderLock> lock = FolderLock::Take(folder);
    if (!lock.ok())
        return lock.error();
    const Result<Done> checked = CheckDatabaseFile(path, static_cast<int>(SchemaSteps().size()));
    if (!checked.ok())
        return checked;
    if (KeyFits(folder, path))
        return Unfit("The key in " + folder + " is the right one. Nothing was changed.");
    {
        Connection connection(path);
        connection.SyncCommits();
        connection.BeginWriting();
        ForgetKey(connection);
        connection.Run("COMMIT");
        if (!connection.ok())
            return connection.fault();
    }
    return PutAside(folder);
}

}  // namespace pinwright::store
