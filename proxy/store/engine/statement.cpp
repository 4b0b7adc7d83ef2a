#include "proxy/store/engine/statement.hpp"

#include <algorithm>
#include <cerrno>

#include "proxy/store/engine/connection.hpp"

namespace pinwright::store {

namespace {

constexpr std::int64_t kFarthestMillis = std::int64_t{10'000} * 366 * 86'400'000;

std::string_view View(const void* bytes, int size)
{
    return bytes == nullptr
               ? std::string_view()
               : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace

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
    return count;  // Reading this column returns NULL.
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

}  // namespace pinwright::store
