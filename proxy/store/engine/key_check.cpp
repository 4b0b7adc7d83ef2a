#include "proxy/store/engine/key_check.hpp"

#include <optional>

namespace pinwright::store {

namespace {

/// Hashed with the key. Any text would work, as long as it never changes.
constexpr std::string_view kCheckedText("key check\0", 10);

bool HasTable(Connection& connection, std::string_view name)
{
    return connection.Number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", name) >
           0;
}

std::optional<std::string> RememberedValue(Connection& connection)
{
    if (!HasTable(connection, "key_check"))
        return std::nullopt;
    Statement row = connection.Query("SELECT value FROM key_check");
    return row.Next() ? std::optional(row.Text("value")) : std::nullopt;
}

struct TokenCount {
    std::int64_t all = 0;
    std::int64_t opened = 0;
};

TokenCount CountTokens(Connection& connection, const Seal& seal)
{
    TokenCount count;
    if (!HasTable(connection, "tokens"))
        return count;
    Statement rows = connection.Query("SELECT account_id, sealed FROM tokens");
    for (; rows.Next(); ++count.all)
        count.opened += seal.Open(rows.Text("sealed"), rows.Text("account_id")) ? 1 : 0;
    return count;
}

}  // namespace

bool NeedsItsKey(Connection& connection)
{
    return RememberedValue(connection) ||
           (HasTable(connection, "tokens") && connection.Number("SELECT count(*) FROM tokens") > 0);
}

Result<Done> CheckKey(Connection& connection, const Seal& seal)
{
    const std::optional<std::string> remembered = RememberedValue(connection);
    const TokenCount tokens = remembered ? TokenCount{} : CountTokens(connection, seal);
    if (!connection.ok())
        return connection.fault();
    const bool right =
        remembered ? *remembered == seal.Key(kCheckedText) : tokens.all == 0 || tokens.opened > 0;
    if (right)
        return Done{};
    return Error{Cause::kStorage, {}, "the key is another database's", {}};
}

void RememberKey(Connection& connection, const Seal& seal)
{
    if (!RememberedValue(connection))
        connection.Run("INSERT INTO key_check (value) VALUES (?)", seal.Key(kCheckedText));
}

void ForgetKey(Connection& connection)
{
    if (HasTable(connection, "key_check"))
        connection.Run("DELETE FROM key_check");
    if (HasTable(connection, "tokens"))
        connection.Run("DELETE FROM tokens");
}

}  // namespace pinwright::store
