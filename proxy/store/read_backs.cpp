// Published pins that are read back a day later. Triggers of the schema track which ones.
#include "proxy/store/read_backs.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_rows.hpp"
#include "proxy/store/rows/pin_states.hpp"

namespace pinwright::store {

std::vector<Pin> ReadBacks::FindUnconfirmed(Timestamp before, int limit)
{
    return m_database.Read([&](Connection& connection) {
        std::vector<Pin> pins;
        // Names the index, because the planner would rather sort every pin ever published.
        Statement rows =
            connection.Query(kSelectPins + ByIndex("pins_to_confirm") +
                                 "WHERE state = 'published' AND confirmed_at IS NULL AND published_at < ?"
                                 " ORDER BY published_at LIMIT ?",
                             before, limit);
        while (rows.Next())
            pins.push_back(ReadPin(rows));
        return pins;
    });
}

Result<Done> ReadBacks::Confirm(std::string_view pin_id, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const std::int64_t first = connection.Run(
            "UPDATE pins SET confirmed_at = ? WHERE id = ? AND state = 'published' AND confirmed_at IS NULL",
            now, pin_id);
        if (first == 1) {
            Note(connection, pin_id, pin_events::kConfirmed, now);
            return Done{};
        }
        const std::int64_t again = connection.Run(
            "UPDATE pins SET confirmed_at = ? WHERE id = ? AND state = 'published'", now, pin_id);
        if (again == 0)
            return UnknownPublishedPin();
        return Done{};
    });
}

std::vector<ReadBack> ReadBacks::FindDue(Timestamp before, int limit)
{
    return m_database.Read([&](Connection& connection) {
        std::vector<ReadBack> due;
        {
            Statement rows = connection.Query(
                "SELECT (SELECT id FROM pins WHERE seq = pin_seq) AS id, at FROM read_backs WHERE at <= ?"
                " ORDER BY at LIMIT ?",
                before, limit);
            while (rows.Next()) {
                ReadBack& one = due.emplace_back();
                one.pin.id = rows.Text("id");
                one.at = rows.Time("at");
            }
        }
        for (ReadBack& one : due)
            one.pin = FindPinRow(connection, one.pin.id).value_or(one.pin);
        return due;
    });
}

bool ReadBacks::HasDue(Timestamp before)
{
    return m_database.Read([&](Connection& connection) {
        return connection.Number(
                   "SELECT count(*) FROM (SELECT 1 FROM read_backs WHERE at <= ? LIMIT 1) AS due", before) !=
               0;
    });
}

Result<Done> ReadBacks::ConfirmAgain(const std::vector<std::string>& pin_ids, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        for (const std::string& id : pin_ids) {
            if (connection.Number("SELECT count(*) FROM pins WHERE id = ? AND confirmed_at IS NULL", id) != 0)
                Note(connection, id, pin_events::kConfirmed, now);
            connection.Run("UPDATE pins SET confirmed_at = ? WHERE id = ? AND state = 'published'", now, id);
            connection.Run("DELETE FROM read_backs WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?)", id);
        }
        return Done{};
    });
}

Result<Done> ReadBacks::MarkVanished(std::string_view pin_id, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Diagnosis cause = Diagnose(Cause::kVanished);
        const std::int64_t met = connection.Run(
            "UPDATE pins SET cause = ?, cause_id = ? WHERE id = ? AND state = 'published'"
            " AND cause_id IS DISTINCT FROM ?2",
            EncodeCause(cause), cause.id, pin_id);
        if (met == 0)
            return UnknownPublishedPin();
        Note(connection, pin_id, pin_events::kVanished, now, cause);
        connection.Run("DELETE FROM read_backs WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?)", pin_id);
        return Done{};
    });
}

Result<Done> ReadBacks::Postpone(std::string_view pin_id, Timestamp until)
{
    return m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run("UPDATE read_backs SET at = ? WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?)",
                       until, pin_id);
        return Done{};
    });
}

}  // namespace pinwright::store
