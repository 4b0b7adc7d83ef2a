// When to check waiting pins ahead of their time, what this server knows about them, and what the checks
// found. Triggers of the schema schedule the checks. They ask for one as soon as a pin waits, or when
// something changes that the check depends on.
#include "proxy/store/pin_warnings.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_rows.hpp"

namespace pinwright::store {

namespace {

/// Whether this changes the warnings of any pin.
bool Differs(Connection& connection, const std::vector<Foreseen>& seen)
{
    for (const Foreseen& one : seen) {
        if (connection.Number("SELECT count(*) FROM pins WHERE id = ? AND revision = ?"
                              " AND warnings IS DISTINCT FROM ?",
                              one.pin_id, one.revision, EncodeWarnings(one.warnings)) != 0)
            return true;
    }
    return false;
}

void Put(Connection& connection, const Foreseen& one)
{
    // The time comes first, because writing to the pin changes its revision.
    if (one.next) {
        connection.Run(
            "UPDATE checks SET at = ? WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?"
            " AND revision = ?)",
            *one.next, one.pin_id, one.revision);
    } else {
        connection.Run(
            "DELETE FROM checks WHERE pin_seq = (SELECT seq FROM pins WHERE id = ? AND revision = ?)",
            one.pin_id, one.revision);
    }
    const std::optional<std::string> warnings = EncodeWarnings(one.warnings);
    // Revisions from `alike_from` to `alike_to` differ only in the warnings.
    connection.Run(
        "UPDATE pins SET warnings = ?1,"
        " alike_from = CASE WHEN alike_to = revision THEN alike_from ELSE revision END,"
        " alike_to = (SELECT value + 1 FROM tallies WHERE name = 'revision')"
        " WHERE id = ?2 AND revision = ?3 AND warnings IS DISTINCT FROM ?1",
        warnings, one.pin_id, one.revision);
}

}  // namespace

std::vector<std::string> PinWarnings::AccountsDue(Timestamp now)
{
    return m_database.Read([&](Connection& connection) {
        std::vector<std::string> accounts;
        Statement rows = connection.Query(
            "SELECT id FROM accounts WHERE EXISTS"
            " (SELECT 1 FROM checks WHERE checks.account_id = accounts.id AND checks.at <= ?) ORDER BY seq",
            now);
        while (rows.Next())
            accounts.push_back(rows.Text("id"));
        return accounts;
    });
}

std::vector<PinToCheck> PinWarnings::FindDue(std::string_view account_id, Timestamp now, int limit)
{
    return m_database.Read([&](Connection& connection) {
        std::vector<PinToCheck> due;
        Statement rows = connection.Query(kSelectPins +
                                              "WHERE seq IN (SELECT pin_seq FROM checks WHERE account_id = ? "
                                              "AND at <= ? ORDER BY at LIMIT ?)",
                                          account_id, now, limit);
        while (rows.Next()) {
            PinToCheck one;
            one.pin = ReadPin(rows);
            one.due_at = rows.Time("due_at");
            due.push_back(std::move(one));
        }
        for (PinToCheck& one : due) {
            one.ahead =
                connection.Number("SELECT at FROM checks JOIN pins ON pins.seq = pin_seq WHERE id = ?",
                                  one.pin.id) != 0;
        }
        return due;
    });
}

std::optional<Pin> PinWarnings::FindSameLink(const Pin& pin, Timestamp published_since)
{
    return m_database.Read([&](Connection& connection) -> std::optional<Pin> {
        if (pin.link.empty())
            return std::nullopt;
        Statement row = connection.Query(
            kSelectPins +
                "WHERE board_id = ? AND link = ? AND link <> '' AND id <> ? AND account_id = ?"
                " AND (state IN ('scheduled', 'held', 'publishing', 'unconfirmed')"
                " OR (state = 'published' AND published_at >= ?)) LIMIT 1",
            pin.board_id, pin.link, pin.id, pin.account_id, published_since);
        return row.Next() ? std::optional(ReadPin(row)) : std::nullopt;
    });
}

Result<Done> PinWarnings::Save(const std::vector<Foreseen>& seen)
{
    const auto put = [&](Connection& connection) -> Result<Done> {
        for (const Foreseen& one : seen)
            Put(connection, one);
        return Done{};
    };
    const bool differs = m_database.Read([&](Connection& connection) { return Differs(connection, seen); });
    return differs ? m_database.Write<Done>(put) : m_database.WriteAside<Done>(put);
}

}  // namespace pinwright::store
