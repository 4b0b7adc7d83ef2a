// Changes the state of pins and records the event. Private to the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// kConflict: the pin isn't at the revision that a person saw.
Error ChangedMeanwhile();

/// kNotFound: it was not published, or doesn't exist.
Error UnknownPublishedPin();

/// Whether a person has to say which candidate the pin is.
bool WaitsForDecision(const Pin& pin);

/// A change of state for many pins at once.
struct Move {
    PinState to;
    std::string_view event;
    Timestamp at;
    std::optional<Diagnosis> cause;  ///< The new cause of the pins, also recorded with the event.
};

/// Moves all pins that match `which`, a condition on `pins`; `values` are for its `?`s. The condition is
/// evaluated twice, so if it has a limit, it must have an order too.
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
/// that this is allowed.
void CancelOne(Connection& connection, std::string_view pin_id, Timestamp now);
void RetryOne(Connection& connection, std::string_view pin_id, Timestamp now);

}  // namespace pinwright::store
