// One SQLite connection. Faults stick: after the first one, every further step does nothing. So a
// transaction's code needs no checks until its end. Private to the store. Not for two threads at once.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/store/engine/statement.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Connection {
public:
    /// Opens or creates the file. If that fails, the fault says why.
    explicit Connection(const std::string& path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A statement with its values bound in order, before its first row.
    template <typename... Values>
    Statement Query(std::string_view sql, const Values&... values)
    {
        return Statement(*this, sql, values...);
    }

    /// Runs a statement to its end. Returns how many rows it changed itself, not counting triggers.
    template <typename... Values>
    std::int64_t Run(std::string_view sql, const Values&... values)
    {
        Statement statement(*this, sql, values...);
        while (statement.Next()) {
        }
        return ok() ? sqlite3_changes(m_handle) : 0;
    }

    /// Runs several statements without values, for schemas and settings.
    void Execute(const std::string& sql);

    /// The first number of the first row; 0 if there is no row.
    template <typename... Values>
    std::int64_t Number(std::string_view sql, const Values&... values)
    {
        Statement statement(*this, sql, values...);
        return statement.Next() ? statement.FirstInt() : 0;
    }

    /// Copies the whole database, as it is at one moment, into another one.
    Result<Done> CopyTo(Connection& other);

    bool ok() const { return !m_fault; }
    /// REQUIRES: !ok().
    const Error& fault() const { return *m_fault; }
    /// SQLite's primary result code of the fault; SQLITE_OK if there is none.
    int fault_code() const { return m_fault_code; }
    void ClearFault();
    /// Calls `stop(with)` every `steps` steps of SQLite's virtual machine. A result other than 0 interrupts
    /// the running statement (SQLITE_INTERRUPT).
    void WatchSteps(int steps, int (*stop)(void*), void* with)
    {
        sqlite3_progress_handler(m_handle, steps, stop, with);
    }

    std::int64_t TotalChanges() const { return sqlite3_total_changes(m_handle); }
    bool InTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }
    /// While on, closing leaves the files as they are and doesn't merge the log into the database.
    void KeepLogOnClose(bool keep);
    /// The number of steps that made its schema (SQLite's `user_version`).
    std::int64_t SchemaVersion() { return Number("PRAGMA user_version"); }
    /// Begins a transaction that writes, once no other connection does.
    void BeginWriting() { Run("BEGIN IMMEDIATE"); }
    /// From now on each commit waits for the disk.
    void SyncCommits() { Execute("PRAGMA synchronous = FULL"); }
    /// Folds the log into the database, and works without one from now on: the database is then one file.
    void MakeOneFile() { Run("PRAGMA journal_mode = DELETE"); }
    /// For a file that comes from elsewhere: opens it read-only, checks each page's layout before following
    /// it, and treats a field of more than `longest` bytes as a fault (SQLITE_TOOBIG).
    void ReadForeign(int longest);

private:
    friend class Statement;

    sqlite3_stmt* Take(std::string_view sql);
    void GiveBack(const std::string& sql, sqlite3_stmt* statement);
    void Fail(int code);
    /// Records a fault of a statement or a row as kStorage, with this text for the log.
    void Fail(std::string log);

private:
    sqlite3* m_handle = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> m_idle;
    std::optional<Error> m_fault;
    int m_fault_code = SQLITE_OK;
};

}  // namespace pinwright::store
