#include "proxy/store/rows/pin_history.hpp"

#include <utility>

#include "proxy/store/rows/pin_rows.hpp"

namespace pinwright::store {

std::vector<PinEvent> ReadHistory(Connection& connection, std::string_view pin_id)
{
    std::vector<PinEvent> history;
    Statement rows = connection.Query(
        "SELECT at, event, cause FROM pin_events WHERE pin_seq = (SELECT seq FROM pins WHERE id = ?) ORDER "
        "BY id",
        pin_id);
    while (rows.Next()) {
        history.push_back(
            {rows.Time(0), rows.Text(1), rows.IsNull(2) ? std::nullopt : DecodeCause(rows.Text(2))});
    }
    return history;
}

Error ChangedMeanwhile()
{
    return Error{Cause::kConflict, "The pin was changed in the meantime.", {}, {}};
}

Error UnknownPublishedPin()
{
    return Error{Cause::kNotFound, "There is no such published pin.", {}, {}};
}

bool WaitsForDecision(const Pin& pin)
{
    return pin.state == PinState::kUnconfirmed && pin.cause &&
           pin.cause->id == Describe(Cause::kNeedsDecision).id;
}

namespace {

std::vector<Candidate> ReadCandidates(Connection& connection, std::string_view pin_id)
{
    std::vector<Candidate> candidates;
    Statement rows = connection.Query(
        "SELECT pinterest_pin_id, url, title, created_at FROM candidates WHERE rejected = 0"
        " AND pin_seq = (SELECT seq FROM pins WHERE id = ?) ORDER BY created_at, pinterest_pin_id",
        pin_id);
    while (rows.Next())
        candidates.push_back({rows.Text(0), rows.Text(1), rows.Text(2), rows.MaybeTime(3)});
    return candidates;
}

}  // namespace

std::optional<Pin> FindWholePin(Connection& connection, std::string_view id)
{
    std::optional<Pin> pin = FindPinRow(connection, id);
    if (pin)
        pin->history = ReadHistory(connection, id);
    if (pin && WaitsForDecision(*pin))
        pin->candidates = ReadCandidates(connection, id);
    return pin;
}

Result<Pin> ReadChangedPin(Connection& connection, std::string_view id)
{
    std::optional<Pin> pin = FindWholePin(connection, id);
    if (!pin)
        return Error{Cause::kStorage, {}, "a pin that was changed is not there", {}};
    return std::move(*pin);
}

void Note(Connection& connection, std::string_view pin_id, std::string_view event, Timestamp at,
          const std::optional<Diagnosis>& cause)
{
    connection.Run(
        "INSERT INTO pin_events (pin_seq, at, event, cause) SELECT seq, ?, ?, ? FROM pins WHERE id = ?", at,
        event, EncodeCause(cause), pin_id);
}

void CancelOne(Connection& connection, std::string_view pin_id, Timestamp now)
{
    MovePins(connection, {PinState::kCanceled, pin_events::kCanceled, now, std::nullopt}, "id = ?", pin_id);
}

void RetryOne(Connection& connection, std::string_view pin_id, Timestamp now)
{
    connection.Run("UPDATE pins SET ready_at = max(due_at, ?) WHERE id = ?", now, pin_id);
    MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt}, "id = ?", pin_id);
}

}  // namespace pinwright::store
