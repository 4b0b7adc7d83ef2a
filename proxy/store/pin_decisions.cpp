// What may be a pin of ours at Pinterest, and what the person says to it.
#include <algorithm>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/lookups.hpp"
#include "proxy/store/pin_changes.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_rows.hpp"
#include "proxy/store/rows/publication_rows.hpp"

namespace pinwright::store {

namespace {

Error Conflict(std::string detail)
{
    return Error{Cause::kConflict, std::move(detail), {}, {}};
}

/// The pin with its candidates, if it waits for a decision and is as it was at `revision`.
Result<Pin> FindWaiting(Connection& connection, std::string_view id, std::optional<std::int64_t> revision)
{
    std::optional<Pin> pin = FindWholePin(connection, id);
    if (!pin)
        return UnknownPin();
    if (revision && *revision != pin->revision)
        return ChangedMeanwhile();
    if (!WaitsForDecision(*pin))
        return Conflict("The pin does not wait for a decision.");
    return *pin;
}

/// The publication that the decision is about.
std::int64_t OpenPublication(Connection& connection, std::string_view pin_id)
{
    return connection.Number(
        "SELECT id FROM publications WHERE pin_id = ? AND state = 'unknown' ORDER BY id DESC LIMIT 1",
        pin_id);
}

}  // namespace

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

bool Lookups::IsRejected(std::string_view pin_id, std::string_view pinterest_pin_id)
{
    return m_database.Read([&](Connection& connection) {
        return connection.Number(
                   "SELECT count(*) FROM candidates WHERE pinterest_pin_id = ? AND rejected = 1"
                   " AND pin_seq = (SELECT seq FROM pins WHERE id = ?)",
                   pinterest_pin_id, pin_id) != 0;
    });
}

Result<Pin> PinChanges::AdoptCandidate(std::string_view id, std::string_view pinterest_pin_id,
                                       std::optional<std::int64_t> revision, Timestamp now)
{
    return m_database.Write<Pin>([&](Connection& connection) -> Result<Pin> {
        const Result<Pin> pin = FindWaiting(connection, id, revision);
        if (!pin.ok())
            return pin;
        const auto chosen =
            std::find_if(pin->candidates.begin(), pin->candidates.end(),
                         [&](const Candidate& one) { return one.pinterest_pin_id == pinterest_pin_id; });
        if (chosen == pin->candidates.end())
            return Conflict("That pin is not among those that were found.");
        const std::int64_t taken = connection.Number(
            "SELECT count(*) FROM pins WHERE pinterest_pin_id = ?"
            " AND environment = (SELECT environment FROM accounts WHERE id = ?)",
            pinterest_pin_id, pin->account_id);
        if (taken != 0)
            return Conflict("That pin is another one of yours already.");
        SettlePublication(connection, OpenPublication(connection, id), PublicationState::kAccepted, now);
        Note(connection, id, pin_events::kAccepted, now);
        const Result<Done> published = PublishRow(connection, id, pinterest_pin_id, chosen->url, now);
        if (!published.ok())
            return published.error();
        connection.Run("DELETE FROM candidates WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?)", id);
        return ReadChangedPin(connection, id);
    });
}

Result<Pin> PinChanges::RejectCandidates(std::string_view id, std::optional<std::int64_t> revision,
                                         Timestamp now)
{
    return m_database.Write<Pin>([&](Connection& connection) -> Result<Pin> {
        const Result<Pin> pin = FindWaiting(connection, id, revision);
        if (!pin.ok())
            return pin;
        SettlePublication(connection, OpenPublication(connection, id), PublicationState::kNotMade, now);
        connection.Run(
            "UPDATE candidates SET rejected = 1 WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?)", id);
        connection.Run(
            "UPDATE pins SET publish_at = NULL, time_zone = '', due_at = ?1, ready_at = ?1"
            " WHERE id = ?2",
            now, id);
        MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt},
                 "id = ? AND state = 'unconfirmed'", id);
        return ReadChangedPin(connection, id);
    });
}

}  // namespace pinwright::store
