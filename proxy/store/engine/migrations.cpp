#include "proxy/store/engine/migrations.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "proxy/store/engine/folder.hpp"

namespace pinwright::store {

namespace {

/// "Pinw", in the header of every database of ours.
constexpr std::int64_t kApplicationId = 0x50696e77;

/// Up to this size, every start reads the whole database: about 50 ms.
constexpr std::int64_t kCheckedWhole = 16 << 20;

constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic("SQLite format 3\0", 16);

/// A big-endian number in the header (https://www.sqlite.org/fileformat.html#the_database_header).
std::int64_t HeaderNumber(std::string_view header, std::size_t offset)
{
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(header[offset + i]);
    return number;
}

Error Unusable(const std::string& path, const std::string& why)
{
    return Error{Cause::kStorage,
                 "The database " + path + " " + why + " Nothing was changed.",
                 "database unusable: " + why,
                 {}};
}

Error Broken(const std::string& path)
{
    return Unusable(path, "is damaged or not a database.");
}

Error Newer(const std::string& path, std::int64_t version, int newest)
{
    return Unusable(path, "is of a newer pinwright (schema " + std::to_string(version) + ", this one knows " +
                              std::to_string(newest) + ").");
}

/// How SQLite's message begins if a row breaks a CHECK, also when a step adds a column with one.
constexpr std::string_view kCheckFailed = "CHECK constraint failed";

Error UnknownValue(const std::string& path)
{
    return Unusable(path,
                    "has a state or setting that no version of Pinwright writes. Something else changed it. "
                    "Restore a backup from before.");
}

/// The first fault that SQLite finds, or an empty text. Reads every page of a database of usual size. Reading
/// a large one would delay the start by seconds, so only the tables that don't grow with the pins are read.
/// Damage in the others shows when they are read.
std::string FindDamage(Connection& connection)
{
    const std::int64_t bytes = connection.Number("PRAGMA page_count") * connection.Number("PRAGMA page_size");
    std::vector<std::string> checks;
    if (bytes <= kCheckedWhole) {
        checks.emplace_back("PRAGMA quick_check(1)");
    } else {
        for (const char* const table : {"tallies", "settings", "accounts", "tokens", "boards"})
            checks.push_back(std::string("PRAGMA quick_check(") + table + ")");
    }
    for (const std::string& sql : checks) {
        Statement check = connection.Query(sql);
        const std::string said = check.Next() ? check.FirstText() : "unreadable";
        if (said != "ok")
            return said;
    }
    return {};
}

Result<Done> CheckContents(Connection& connection, const std::string& path, int newest_version)
{
    const std::int64_t version = connection.SchemaVersion();
    const std::int64_t application = connection.Number("PRAGMA application_id");
    const std::int64_t tables = connection.Number("SELECT count(*) FROM sqlite_schema");
    if (!connection.ok())
        return connection.fault_code() == SQLITE_CORRUPT || connection.fault_code() == SQLITE_NOTADB
                   ? Broken(path)
                   : connection.fault();
    if (tables > 0 && application != kApplicationId)
        return Unusable(path, "is another program's.");
    if (version > newest_version)
        return Newer(path, version, newest_version);
    const std::string damage = FindDamage(connection);
    if (damage.starts_with(kCheckFailed))
        return UnknownValue(path);
    return damage.empty() ? Result<Done>(Done{}) : Broken(path);
}

/// Makes a copy that another process can open: complete, synced, and renamed to its final name only when
/// done.
Result<Done> KeepCopy(Connection& connection, const std::string& path, std::int64_t version)
{
    const std::string copy = path + ".v" + std::to_string(version);
    const std::string temporary = copy + ".new";
    ::unlink(temporary.c_str());
    const Result<Done> reserved =
        WriteNewFile(path.substr(0, path.rfind('/')), temporary.substr(path.rfind('/') + 1), {});
    if (!reserved.ok())
        return reserved.error();
    connection.Run("VACUUM INTO ?", temporary);
    if (!connection.ok())
        return connection.fault();
    if (std::rename(temporary.c_str(), copy.c_str()) != 0)
        return SystemError("The copy " + copy + " cannot be written");
    return SyncFolder(path.substr(0, path.rfind('/')));
}

}  // namespace

Result<Done> CheckDatabaseFile(const std::string& path, int newest_version)
{
    const Result<std::optional<std::string>> header = ReadSmallFile(path, kHeaderBytes);
    if (!header.ok())
        return header.error();
    if (!header.value() || header.value()->empty())
        return Done{};
    if (header.value()->size() < kHeaderBytes || !header.value()->starts_with(kMagic))
        return Broken(path);
    const std::int64_t version = HeaderNumber(*header.value(), 60);
    if (version > newest_version)
        return Newer(path, version, newest_version);
    return LookAtDatabase(
        path, [&](Connection& connection) { return CheckContents(connection, path, newest_version); });
}

Result<Done> LookAtDatabase(const std::string& path, const std::function<Result<Done>(Connection&)>& look)
{
    // Opening a database creates two empty files beside it; they are deleted again.
    const std::string log = path + "-wal";
    const std::string index = path + "-shm";
    const bool had_log = Exists(log);
    const bool had_index = Exists(index);
    const Result<Done> looked = [&] {
        Connection connection(path);
        connection.KeepLogOnClose(true);
        return look(connection);
    }();
    if (!had_log)
        ::unlink(log.c_str());
    if (!had_index)
        ::unlink(index.c_str());
    return looked;
}

Result<Done> Migrate(Connection& connection, const std::string& path, std::span<const char* const> steps)
{
    const std::int64_t version = connection.SchemaVersion();
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (version > 0 && version < newest) {
        const Result<Done> kept = KeepCopy(connection, path, version);
        if (!kept.ok())
            return kept.error();
    }
    for (std::int64_t step = version; step < newest && connection.ok(); ++step) {
        connection.BeginWriting();
        connection.Execute(steps[static_cast<std::size_t>(step)]);
        connection.Execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        connection.Execute("PRAGMA user_version = " + std::to_string(step + 1));
        connection.Run("COMMIT");
    }
    if (connection.ok())
        return Done{};
    const Error fault = connection.fault();
    connection.ClearFault();
    if (connection.InTransaction())
        connection.Run("ROLLBACK");
    return fault.log.find(kCheckFailed) == std::string::npos ? fault : UnknownValue(path);
}

}  // namespace pinwright::store
