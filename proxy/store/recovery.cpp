// Cleans up what an earlier process left open, and adjusts the waits after a clock was set.
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/publications.hpp"
#include "proxy/store/rows/pin_states.hpp"

namespace pinwright::store {

namespace {

/// Ends the waits of pins that wait for a retry; their own publish time stays.
void EndWaits(Connection& connection, Timestamp now)
{
    connection.Run(
        "UPDATE pins SET ready_at = CASE timed WHEN 0 THEN ?1 ELSE " + Greatest("due_at", "?1") +
            " END WHERE seq IN (SELECT pins.seq FROM accounts" + std::string(kJoinInOrder) +
            "pins ON pins.account_id = accounts.id WHERE pins.state = 'scheduled' AND pins.ready_at > ?1"
            " AND (pins.timed = 0 OR pins.ready_at > pins.due_at))",
        now);
    // Pins that return to the queue later must not wait for the time at which they were posted.
    connection.Run(
        "UPDATE pins SET ready_at = ?1 WHERE state IN ('publishing', 'unconfirmed', 'held') AND timed = 0"
        " AND ready_at > ?1",
        now);
}

/// Whether any recent event lies in the future, because the clock was set back since. Looks at many, because
/// work under way at the step may have written old-clock times among new ones.
bool IsBeforeLastEvents(Connection& connection, Timestamp now)
{
    Statement last = connection.Query(
        "SELECT max(at) AS at FROM (SELECT at FROM pin_events ORDER BY id DESC LIMIT 1000) AS latest");
    return last.Next() && !last.IsNull("at") && last.Time("at") > now;
}

}  // namespace

Result<Done> Publications::RestartWaits(ClockStep step, Timestamp look_at, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run(
            "UPDATE publications SET unknown_since = ?1, next_look_at = " + Least("next_look_at", "?2") +
                " WHERE state = 'unknown' AND next_look_at IS NOT NULL",
            now, look_at);
        if (step == ClockStep::kBack)
            EndWaits(connection, now);
        return Done{};
    });
}

Result<Done> Publications::Recover(const Diagnosis& cause, Timestamp look_at, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        if (IsBeforeLastEvents(connection, now)) {
            connection.Run(
                "UPDATE publications SET unknown_since = ?1 WHERE state = 'unknown' AND unknown_since > ?1",
                now);
            EndWaits(connection, now);
        }
        // Not made: no complete request left this machine.
        MovePins(connection, {PinState::kScheduled, pin_events::kNotMade, now, std::nullopt},
                 "state = 'publishing' AND id IN (SELECT pin_id FROM publications WHERE state = 'started')");
        connection.Run("UPDATE publications SET state = 'not_made', settled_at = ? WHERE state = 'started'",
                       now);
        // Possibly made.
        MovePins(connection, {PinState::kUnconfirmed, pin_events::kUnknown, now, cause},
                 "state = 'publishing' AND id IN (SELECT pin_id FROM publications WHERE state = 'sending')");
        connection.Run(
            "UPDATE publications SET next_look_at = ?1 WHERE state = 'unknown' AND next_look_at > ?1",
            look_at);
        connection.Run(
            "UPDATE publications SET state = 'unknown', unknown_since = ?, next_look_at = ?"
            " WHERE state = 'sending'",
            now, look_at);
        MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt},
                 "seq IN (SELECT pins.seq FROM accounts" + std::string(kJoinInOrder) +
                     "pins ON pins.account_id = accounts.id WHERE pins.state = 'held' AND pins.cause_id = ?)",
                 Describe(Cause::kAppCredentials).id);
        return Done{};
    });
}

}  // namespace pinwright::store
