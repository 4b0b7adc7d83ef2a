#include "proxy/store/rows/pin_states.hpp"

#include "proxy/store/engine/dialect.hpp"

namespace pinwright::store {

bool WaitsForDecision(const Pin& pin)
{
    return pin.state == PinState::kUnconfirmed && pin.cause &&
           pin.cause->id == Describe(Cause::kNeedsDecision).id;
}

Error ChangedMeanwhile()
{
    return Error{Cause::kConflict, "The pin was changed in the meantime.", {}, {}};
}

Error UnknownPublishedPin()
{
    return Error{Cause::kNotFound, "There is no such published pin.", {}, {}};
}

void CancelOne(Connection& connection, std::string_view pin_id, Timestamp now)
{
    MovePins(connection, {PinState::kCanceled, pin_events::kCanceled, now, std::nullopt}, "id = ?", pin_id);
}

void RetryOne(Connection& connection, std::string_view pin_id, Timestamp now)
{
    connection.Run("UPDATE pins SET ready_at = " + Greatest("due_at", "?") + " WHERE id = ?", now, pin_id);
    MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt}, "id = ?", pin_id);
}

}  // namespace pinwright::store
