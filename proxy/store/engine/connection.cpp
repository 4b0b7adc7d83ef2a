#include "proxy/store/engine/connection.hpp"

#include <cerrno>
#include <utility>

#include "proxy/config/process_limits.hpp"

namespace pinwright::store {

namespace {

constexpr int kBusyTimeoutMillis = 5000;

}  // namespace

Connection::Connection(const std::string& path)
{
    // Nothing reads SQLite's memory statistics, and keeping them takes a global lock for every allocation.
    // Works only before the first connection: later SQLite refuses, but then they are off already.
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path.c_str(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        Fail(code);
        return;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    // The file may come from elsewhere, through `restore` or by hand. Its triggers, views and constraints
    // can't call anything that reaches outside it, and no statement can rewrite its schema or load code.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_busy_timeout(m_handle, kBusyTimeoutMillis);
}

Connection::~Connection()
{
    for (const auto& [sql, statement] : m_idle)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

void Connection::Execute(const std::string& sql)
{
    if (!ok())
        return;
    errno = 0;
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        Fail(code);
}

Result<Done> Connection::CopyTo(Connection& other)
{
    if (!ok() || !other.ok())
        return ok() ? other.fault() : fault();
    errno = 0;
    sqlite3_backup* const copy = sqlite3_backup_init(other.m_handle, "main", m_handle, "main");
    if (copy == nullptr) {
        other.Fail(sqlite3_errcode(other.m_handle));
        return other.fault();
    }
    // In one step: a writer that is busy meanwhile writes to the log, and the copy doesn't see it.
    const int code = sqlite3_backup_step(copy, -1);
    sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE) {
        other.Fail(code);
        return other.fault();
    }
    return Done{};
}

void Connection::ClearFault()
{
    m_fault.reset();
    m_fault_code = SQLITE_OK;
}

void Connection::KeepLogOnClose(bool keep)
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void Connection::ReadForeign(int longest)
{
    Execute("PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA mmap_size = 0;");
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, longest);
}

sqlite3_stmt* Connection::Take(std::string_view sql)
{
    if (!ok())
        return nullptr;
    const auto idle = m_idle.find(sql);
    if (idle != m_idle.end()) {
        sqlite3_stmt* statement = idle->second;
        m_idle.erase(idle);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
        Fail(code);
        return nullptr;
    }
    return statement;
}

void Connection::GiveBack(const std::string& sql, sqlite3_stmt* statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (!m_idle.try_emplace(sql, statement).second)
        sqlite3_finalize(statement);
}

void Connection::Fail(int code)
{
    // SQLite distinguishes a full disk from other failures, but not a quota or a limit. errno still holds the
    // system's reason, because calls that succeed afterwards don't change it.
    const int system_error = errno;
    if (m_fault)
        return;
    m_fault_code = code & 0xff;
    Error error;
    error.cause = Cause::kStorage;
    const bool no_room = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
    if (m_fault_code == SQLITE_FULL || (m_fault_code == SQLITE_IOERR && no_room))
        error.cause = Cause::kDiskFull;
    else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        error.cause = Cause::kNotFound;
    else if (m_fault_code == SQLITE_CONSTRAINT)
        error.cause = Cause::kConflict;
    if (m_fault_code == SQLITE_CANTOPEN && config::IsOutOfFiles(system_error))
        error.detail = config::kOutOfFiles;
    // SQLite's message names tables and columns, never values.
    const char* message = m_handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(m_handle);
    error.log = "database: " + std::string(message) + " (" + std::to_string(code) + ")";
    m_fault = std::move(error);
}

void Connection::Fail(std::string log)
{
    if (m_fault)
        return;
    m_fault_code = SQLITE_ERROR;
    m_fault = Error{Cause::kStorage, {}, std::move(log), {}};
}

}  // namespace pinwright::store
