// What has happened to each pin, written in the transaction that makes it happen. Tells the past and
// decides nothing by it. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// Oldest first; empty for pins from before there was a history.
std::vector<PinEvent> ReadHistory(Connection& connection, std::string_view pin_id);

/// kConflict: the pin isn't at the revision that a person saw.
Error ChangedMeanwhile();

/// kNotFound: it was not published, or is not there.
Error UnknownPublishedPin();

/// Whether a person has to say which of its candidates it is.
bool WaitsForDecision(const Pin& pin);

/// The pin with its history, and its candidates where it waits for a decision.
/// Nothing where there is none of this id.
std::optional<Pin> FindWholePin(Connection& connection, std::string_view id);
/// The same for a pin that this transaction has just changed, so it must be there: kStorage.
Result<Pin> ReadChangedPin(Connection& connection, std::string_view id);

/// One event of one pin.
void Note(Connection& connection, std::string_view pin_id, std::string_view event, Timestamp at,
          const std::optional<Diagnosis>& cause = std::nullopt);

/// What becomes of many pins at once.
struct Move {
    PinState to;
    std::string_view event;
    Timestamp at;
    std::optional<Diagnosis> cause;  ///< The pins' from now on, and the event's.
};

/// Moves all pins that `which`, a condition on `pins`, holds for; `values` are those of its `?`s. It is
/// asked twice, so where it has a limit it must have an order too.
template <typename... Values>
void MovePins(Connection& connection, const Move& move, std::string_view which, const Values&... values)
{
    const std::optional<std::string> cause = EncodeCause(move.cause);
    const std::int64_t met = connection.Run(
        "INSERT INTO pin_events (pin_seq, at, event, cause) SELECT seq, ?, ?, ? FROM pins WHERE " +
            std::string(which),
        move.at, move.event, cause, values...);
    if (met > 0)
        connection.Run("UPDATE pins SET state = ?, cause = ?, cause_id = ? WHERE " + std::string(which),
                       ToString(move.to), cause, IdOf(move.cause), values...);
}

/// A person's cancel, and a person's retry: due at its time, or `now` if that is past. The caller has checked
/// that it can be done.
void CancelOne(Connection& connection, std::string_view pin_id, Timestamp now);
void RetryOne(Connection& connection, std::string_view pin_id, Timestamp now);

}  // namespace pinwright::store
