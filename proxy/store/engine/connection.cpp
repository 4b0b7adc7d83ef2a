#include "proxy/store/engine/connection.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "proxy/config/process_limits.hpp"

namespace pinwright::store {

namespace {

constexpr int kBusyTimeoutMillis = 5000;
constexpr std::int64_t kFarthestMillis = std::int64_t{10'000} * 366 * 86'400'000;

std::string_view View(const void* bytes, int size)
{
    return bytes == nullptr
               ? std::string_view()
               : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace

// ---- Statement ----

Statement::Statement(Connection& connection, std::string_view sql) : m_connection(connection), m_sql(sql)
{
    m_statement = connection.Take(sql);
}

Statement::~Statement()
{
    if (m_statement != nullptr)
        m_connection.GiveBack(m_sql, m_statement);
}

bool Statement::Next()
{
    if (m_statement == nullptr || !m_connection.ok())
        return false;
    errno = 0;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_connection.Fail(code);
    return false;
}

std::string Statement::Text(std::string_view column) const
{
    return TextAt(Find(column));
}

std::optional<std::string> Statement::MaybeText(std::string_view column) const
{
    const int found = Find(column);
    return IsNullAt(found) ? std::nullopt : std::optional(TextAt(found));
}

std::int64_t Statement::Int(std::string_view column) const
{
    return sqlite3_column_int64(m_statement, Find(column));
}

Timestamp Statement::Time(std::string_view column) const
{
    return TimeAt(Find(column));
}

std::optional<Timestamp> Statement::MaybeTime(std::string_view column) const
{
    const int found = Find(column);
    return IsNullAt(found) ? std::nullopt : std::optional(TimeAt(found));
}

bool Statement::IsNull(std::string_view column) const
{
    return IsNullAt(Find(column));
}

std::string Statement::FirstText() const
{
    return TextAt(0);
}

std::int64_t Statement::FirstInt() const
{
    return sqlite3_column_int64(m_statement, 0);
}

std::string Statement::TextAt(int column) const
{
    const void* text = sqlite3_column_blob(m_statement, column);
    return std::string(View(text, sqlite3_column_bytes(m_statement, column)));
}

bool Statement::IsNullAt(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Timestamp Statement::TimeAt(int column) const
{
    const std::int64_t millis = sqlite3_column_int64(m_statement, column);
    return FromMillis(std::clamp<std::int64_t>(millis, -kFarthestMillis, kFarthestMillis));
}

int Statement::Find(std::string_view name) const
{
    const int count = sqlite3_column_count(m_statement);
    for (int i = 1; i <= count; ++i) {
        const int column = (m_last_column + i) % count;
        const char* const found = sqlite3_column_name(m_statement, column);
        if (found != nullptr && name == found) {
            m_last_column = column;
            return column;
        }
    }
    m_connection.Fail("database: a statement has no column " + std::string(name));
    return count;  // What is read there is NULL.
}

void Statement::FailUnknown(std::string_view name) const
{
    m_connection.Fail("database: a row has an unknown value in " + std::string(name));
}

void Statement::Bind(int index, std::nullptr_t)
{
    if (m_statement != nullptr)
        sqlite3_bind_null(m_statement, index);
}

void Statement::Bind(int index, std::string_view text)
{
    if (m_statement == nullptr)
        return;
    const char* data = text.empty() ? "" : text.data();  // A null pointer would bind NULL.
    const int code =
        sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK)
        m_connection.Fail(code);
}

void Statement::Bind(int index, Blob blob)
{
    if (m_statement == nullptr)
        return;
    const char* data = blob.bytes.empty() ? "" : blob.bytes.data();
    const int code = sqlite3_bind_blob64(m_statement, index, data, blob.bytes.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK)
        m_connection.Fail(code);
}

void Statement::Bind(int index, std::int64_t number)
{
    if (m_statement != nullptr)
        sqlite3_bind_int64(m_statement, index, number);
}

// ---- Connection ----

Connection::Connection(const std::string& path)
{
    // Nobody asks how much memory SQLite uses, and counting it puts a lock of all threads around every piece.
    // Only before the first connection: later it is refused, and off already.
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
    // In one go: a writer at work meanwhile writes to the log, and the copy does not see it.
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
    // SQLite tells a full disk from other failures, but not a quota or a limit; the system's word for those
    // is still there, as what succeeds afterwards does not touch it.
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
