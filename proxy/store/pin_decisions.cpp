// A person's decisions about Pinterest pins that may be ours.
#include <algorithm>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/pin_changes.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_rows.hpp"
#include "proxy/store/rows/pin_states.hpp"
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
        return Conflict("The pin isn't waiting for a decision.");
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
            return Conflict("That pin is not one of those found.");
        const std::int64_t taken = connection.Number(
            "SELECT count(*) FROM pins WHERE pinterest_pin_id = ?"
            " AND environment = (SELECT environment FROM accounts WHERE id = ?)",
            pinterest_pin_id, pin->account_id);
        if (taken != 0)
            return Conflict("That pin already belongs to another one of yours.");
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
