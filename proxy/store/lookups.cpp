// Publications whose outcome is unknown: which to look up, and what was found.
#include "proxy/store/lookups.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/publication_rows.hpp"

namespace pinwright::store {

std::vector<Publication> Lookups::FindDue(Timestamp now)
{
    return m_database.Read([&](Connection& connection) {
        std::vector<Publication> due;
        Statement rows = connection.Query(
            kSelectPublications + "WHERE state = 'unknown' AND next_look_at <= ? ORDER BY next_look_at, id",
            now);
        while (rows.Next())
            due.push_back(ReadPublication(rows));
        return due;
    });
}

bool Lookups::IsOurs(Environment environment, std::string_view pinterest_pin_id)
{
    return m_database.Read([&](Connection& connection) {
        return connection.Number("SELECT count(*) FROM pins WHERE pinterest_pin_id = ? AND environment = ?",
                                 pinterest_pin_id, ToString(environment)) != 0;
    });
}

bool Lookups::IsRejected(std::string_view pin_id, std::string_view pinterest_pin_id)
{
    return m_database.Read([&](Connection& connection) {
        return connection.Number(
                   "SELECT count(*) FROM candidates WHERE pinterest_pin_id = ? AND rejected = 1"
                   " AND pin_seq = (SELECT seq FROM pins WHERE id = ?)",
                   pinterest_pin_id, pin_id) != 0;
    });
}

Result<Done> Lookups::Record(std::int64_t publication, bool complete, std::optional<Timestamp> next,
                             const std::optional<Diagnosis>& cause)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (found->state != PublicationState::kUnknown)
            return Misfit(found->state);
        connection.Run("UPDATE publications SET looks = looks + ?, next_look_at = ? WHERE id = ?",
                       complete ? 1 : 0, next, publication);
        // An incomplete reading proves nothing and is repeated often, so the history leaves it out.
        if (complete)
            Note(connection, found->pin_id, pin_events::kLooked, m_database.clock().Now(), cause);
        if (!cause)
            return Done{};
        return ExactlyOne(
            connection.Run("UPDATE pins SET cause = ?, cause_id = ? WHERE id = ? AND state = 'unconfirmed'",
                           EncodeCause(*cause), cause->id, found->pin_id));
    });
}

Result<Done> Lookups::MarkAbsent(std::int64_t publication, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (found->state != PublicationState::kUnknown)
            return Misfit(found->state);
        SettlePublication(connection, publication, PublicationState::kNotMade, now);
        Note(connection, found->pin_id, pin_events::kNotMade, now);
        return ExactlyOne(
            connection.Run("UPDATE pins SET state = 'scheduled', cause = NULL, cause_id = NULL, ready_at = " +
                               Greatest("ready_at", "?") + " WHERE id = ? AND state = 'unconfirmed'",
                           now, found->pin_id));
    });
}

Result<Done> Lookups::AskPerson(std::int64_t publication, const std::vector<Candidate>& candidates,
                                const Diagnosis& cause)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (found->state != PublicationState::kUnknown)
            return Misfit(found->state);
        connection.Run("UPDATE publications SET looks = looks + 1, next_look_at = NULL WHERE id = ?",
                       publication);
        connection.Run(
            "DELETE FROM candidates WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?)"
            " AND rejected = 0",
            found->pin_id);
        for (const Candidate& one : candidates) {
            connection.Run(
                "INSERT INTO candidates (pin_seq, pinterest_pin_id, url, title, created_at)"
                " SELECT seq, ?, ?, ?, ? FROM pins WHERE id = ? ON CONFLICT DO NOTHING",
                one.pinterest_pin_id, one.url, one.title, one.created_at, found->pin_id);
        }
        Note(connection, found->pin_id, pin_events::kLooked, m_database.clock().Now(), cause);
        return ExactlyOne(
            connection.Run("UPDATE pins SET cause = ?, cause_id = ? WHERE id = ? AND state = 'unconfirmed'",
                           EncodeCause(cause), cause.id, found->pin_id));
    });
}

}  // namespace pinwright::store
