// A running statement on a connection: binds its values and reads its rows. Private to the store.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/timestamp.hpp"

namespace pinwright::store {

class Connection;

/// Bytes, as opposed to text.
struct Blob {
    std::string_view bytes;
};

/// NULL for an empty text.
inline std::optional<std::string_view> OrNull(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

/// A running statement. Returns to its connection's cache when it ends.
class Statement {
public:
    Statement(Connection& connection, std::string_view sql);
    template <typename... Values>
    Statement(Connection& connection, std::string_view sql, const Values&... values)
        : Statement(connection, sql)
    {
        int index = 0;
        (Bind(++index, values), ...);
    }
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Moves to the next row. False at the end and after a fault.
    bool Next();

    /// The fields of the row by column name. A name that the statement doesn't return is a fault.
    std::string Text(std::string_view column) const;
    std::optional<std::string> MaybeText(std::string_view column) const;
    std::int64_t Int(std::string_view column) const;
    /// Limited to 10,000 years around 1970, whatever the row says, so that times can be added and compared.
    Timestamp Time(std::string_view column) const;
    std::optional<Timestamp> MaybeTime(std::string_view column) const;
    bool IsNull(std::string_view column) const;
    /// The first field, for a column without a name.
    std::string FirstText() const;
    std::int64_t FirstInt() const;

    /// The column `name` (`pins.state`, say; the table is for the log), as `parse` reads it. A value that it
    /// doesn't know is a fault: a transaction is undone, and a view finds nothing.
    template <typename Value>
    Value Parsed(std::string_view name, std::optional<Value> (*parse)(std::string_view)) const
    {
        return Known(name, parse(Text(ColumnOf(name))));
    }
    /// The same for a column that may be NULL: nothing.
    template <typename Value>
    std::optional<Value> MaybeParsed(std::string_view name,
                                     std::optional<Value> (*parse)(std::string_view)) const
    {
        const std::optional<std::string> text = MaybeText(ColumnOf(name));
        return text ? std::optional<Value>(Known(name, parse(*text))) : std::nullopt;
    }

    void Bind(int index, std::nullptr_t);
    void Bind(int index, std::string_view text);
    void Bind(int index, Blob blob);
    void Bind(int index, Timestamp time) { Bind(index, static_cast<std::int64_t>(ToMillis(time))); }
    void Bind(int index, std::int64_t number);
    template <std::integral Number>
    void Bind(int index, Number number)
    {
        Bind(index, static_cast<std::int64_t>(number));
    }
    template <typename Value>
    void Bind(int index, const std::optional<Value>& value)
    {
        value ? Bind(index, *value) : Bind(index, nullptr);
    }

private:
    template <typename Value>
    Value Known(std::string_view name, std::optional<Value> value) const
    {
        if (!value)
            FailUnknown(name);
        return value ? std::move(*value) : Value{};
    }
    static std::string_view ColumnOf(std::string_view name) { return name.substr(name.find('.') + 1); }
    int Find(std::string_view name) const;
    std::string TextAt(int column) const;
    Timestamp TimeAt(int column) const;
    bool IsNullAt(int column) const;
    void FailUnknown(std::string_view name) const;

private:
    Connection& m_connection;
    std::string m_sql;
    sqlite3_stmt* m_statement = nullptr;
    mutable int m_last_column = -1;  ///< The search starts after it, because fields are mostly read in order.
};

}  // namespace pinwright::store
