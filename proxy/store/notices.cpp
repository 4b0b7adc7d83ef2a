// Troubles that need the owner, and which of them the owner was told about.
#include "proxy/store/notices.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/account_rows.hpp"
#include "proxy/store/rows/settings_rows.hpp"

namespace pinwright::store {

namespace {

// Each part reads its own index, which holds nothing else: there may be a million pins without trouble.
const std::string& PinTroublesStatement()
{
    static const std::string sql =
        "SELECT 'failed' AS state, account_id, coalesce(cause_id, '') AS cause_id, count(*) AS count"
        " FROM pins" +
        ByIndex("pins_failed") +
        " WHERE state = 'failed' GROUP BY account_id, cause_id"
        " UNION ALL SELECT 'unconfirmed', account_id, 'needs_decision', count(*) FROM pins" +
        ByIndex("pins_to_decide") +
        " WHERE state = 'unconfirmed' AND cause_id = 'needs_decision' GROUP BY account_id"
        " UNION ALL SELECT 'published', account_id, 'vanished', count(*) FROM pins" +
        ByIndex("pins_vanished") +
        " WHERE state = 'published' AND cause_id = 'vanished' GROUP BY account_id"
        " UNION ALL SELECT 'held', account_id, cause_id, count(*) FROM pins" +
        ByIndex("pins_refused") +
        " WHERE state = 'held' AND cause_id IN ('trial_access', 'app_credentials', 'app_not_active')"
        " GROUP BY cause_id, account_id";
    return sql;
}

}  // namespace

std::int64_t Notices::Revision()
{
    return m_database.revision();
}

std::optional<Troubles> Notices::ReadTroubles()
{
    return m_database.Read([](Connection& connection) -> std::optional<Troubles> {
        Troubles troubles;
        troubles.accounts = ReadAccounts(connection);
        Statement pins = connection.Query(PinTroublesStatement());
        while (pins.Next())
            troubles.pins.push_back({pins.Parsed("pins.state", ParsePinState), pins.Text("account_id"),
                                     pins.Text("cause_id"), pins.Int("count")});
        Statement told = connection.Query("SELECT key FROM told ORDER BY key");
        while (told.Next())
            troubles.told.push_back(told.Text("key"));
        troubles.restored = ReadSettings(connection).restored;
        return troubles;
    });
}

Result<Done> Notices::AddTold(const std::vector<std::string>& keys, Timestamp now)
{
    return m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        for (const std::string& key : keys)
            connection.Run("INSERT INTO told (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING", key, now);
        return Done{};
    });
}

Result<Done> Notices::ForgetTold(const std::vector<std::string>& keys)
{
    return m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        for (const std::string& key : keys)
            connection.Run("DELETE FROM told WHERE key = ?", key);
        return Done{};
    });
}

}  // namespace pinwright::store
