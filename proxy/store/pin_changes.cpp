// A person's changes to a pin: edit, cancel, retry. Each is one transaction that first checks the state, so a
// claim happens entirely before or after it.
#include <algorithm>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/pin_changes.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/media_rows.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_rows.hpp"
#include "proxy/store/rows/pin_states.hpp"
#include "proxy/store/rows/queue_slots.hpp"
#include "shared/pin_change.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::store {

namespace {

/// The pin, if a person may change it.
Result<Pin> FindFree(Connection& connection, std::string_view id)
{
    const std::optional<Pin> pin = FindPinRow(connection, id);
    if (!pin)
        return UnknownPin();
    if (MayBeChanged(pin->state))
        return *pin;
    if (pin->state == PinState::kPublished)
        return Error{Cause::kConflict, "The pin is already published.", {}, {}};
    return Error{Cause::kPinBusy, {}, {}, {}};
}

/// The same for a retry, which a vanished pin also allows.
Result<Pin> FindForRetry(Connection& connection, std::string_view id)
{
    const std::optional<Pin> pin = FindPinRow(connection, id);
    if (pin && HasVanished(*pin))
        return *pin;
    return FindFree(connection, id);
}

/// Detaches the pin from its vanished Pinterest pin. If that one reappears, it must not count as the new one.
void Forget(Connection& connection, const Pin& vanished, Timestamp now)
{
    connection.Run(
        "INSERT INTO candidates (pin_seq, pinterest_pin_id, url, title, created_at, rejected)"
        " SELECT seq, pinterest_pin_id, url, title, published_at, 1 FROM pins WHERE id = ?"
        " ON CONFLICT (pin_seq, pinterest_pin_id) DO UPDATE SET rejected = 1",
        vanished.id);
    connection.Run(
        "UPDATE pins SET pinterest_pin_id = NULL, environment = NULL, url = '', published_at = NULL,"
        " confirmed_at = NULL, publish_at = NULL, time_zone = '', due_at = ?1, ready_at = ?1"
        " WHERE id = ?2",
        now, vanished.id);
}

PinState Becomes(const Pin& before, const Pin& wanted, std::optional<PinState> to)
{
    if (!to && before.state == PinState::kHeld && before.account_id != wanted.account_id)
        return PinState::kScheduled;
    return to.value_or(before.state);
}

/// The columns that order the queue.
struct Times {
    Timestamp due{};
    Timestamp ready{};
};

Times TimesOf(Connection& connection, std::string_view id)
{
    Statement row = connection.Query("SELECT due_at, ready_at FROM pins WHERE id = ?", id);
    return row.Next() ? Times{row.Time("due_at"), row.Time("ready_at")} : Times{};
}

Times NewTimes(const Times& old, const Pin& before, const Pin& after, Timestamp now)
{
    const bool anew = before.state != after.state && after.state == PinState::kScheduled;
    const bool moved = before.publish_at != after.publish_at;
    Times times = old;
    if (after.publish_at)
        times.due = *after.publish_at;
    else if (anew || moved)
        times.due = now;
    if (anew)
        times.ready = std::max(times.due, now);
    else if (moved)  // A wait that Pinterest asked for stays.
        times.ready = std::max({times.due, now, old.ready > old.due ? old.ready : Timestamp()});
    return times;
}

void NoteChange(Connection& connection, const Pin& before, const Pin& after, Timestamp now)
{
    const bool drafted =
        before.state != after.state && (before.state == PinState::kDraft || after.state == PinState::kDraft);
    if (drafted || !(Changed(before, ChangeOf(after)) == before))
        Note(connection, after.id, pin_events::kChanged, now);
    if (before.state != after.state && !drafted)
        Note(connection, after.id, pin_events::kResumed, now);
}

}  // namespace

Result<Pin> PinChanges::Change(const Pin& wanted, std::optional<PinState> to, Timestamp now, Slot slot)
{
    if (to && *to != PinState::kDraft && *to != PinState::kScheduled)
        return Error{Cause::kInternal, {}, "nobody makes a pin " + std::string(ToString(*to)), {}};
    return m_database.Write<Pin>([&](Connection& connection) -> Result<Pin> {
        const Result<Pin> before = FindFree(connection, wanted.id);
        if (!before.ok())
            return before;
        if (before->revision != wanted.revision)
            return ChangedMeanwhile();
        Pin after = Changed(*before, ChangeOf(wanted));
        after.state = Becomes(*before, wanted, to);
        if (slot == Slot::kNext) {
            if (const Result<Done> taken = TakeNextSlot(connection, after, now); !taken.ok())
                return taken.error();
        }
        if (after.state != before->state)
            after.cause.reset();
        if (after == *before)
            return ReadChangedPin(connection, wanted.id);

        if (after.state != PinState::kDraft && LacksMedia(connection, after))
            return Error{Cause::kInvalidPin, {}, {}, {UnknownMedia()}};
        const Times times = NewTimes(TimesOf(connection, wanted.id), *before, after, now);
        const std::int64_t changed = connection.Run(
            "UPDATE pins SET account_id = ?, board_id = ?, board_section_id = ?, title = ?, description = ?,"
            " alt_text = ?, link = ?, media = ?, publish_at = ?, time_zone = ?, state = ?, cause = ?,"
            " cause_id = ?, due_at = ?, ready_at = ?, twin = ? WHERE id = ? AND state = ? AND revision = ?",
            OrNull(after.account_id), after.board_id, after.board_section_id, after.title, after.description,
            after.alt_text, after.link, EncodeList(after.media), after.publish_at, after.time_zone,
            ToString(after.state), EncodeCause(after.cause), IdOf(after.cause), times.due, times.ready,
            Blob{TwinKey(after)}, after.id, ToString(before->state), before->revision);
        if (changed != 1)
            return ChangedMeanwhile();
        if (after.state == PinState::kDraft && before->state != PinState::kDraft &&
            HasTooManyDrafts(connection))
            return Error{Cause::kInvalidPin, {}, {}, {TooManyDrafts()}};
        NoteChange(connection, *before, after, now);
        return ReadChangedPin(connection, wanted.id);
    });
}

Result<Pin> PinChanges::Cancel(std::string_view id, Timestamp now)
{
    return m_database.Write<Pin>([&](Connection& connection) -> Result<Pin> {
        const Result<Pin> before = FindFree(connection, id);
        if (!before.ok())
            return before;
        if (before->state == PinState::kCanceled)
            return ReadChangedPin(connection, id);
        CancelOne(connection, id, now);
        return ReadChangedPin(connection, id);
    });
}

Result<Pin> PinChanges::Retry(std::string_view id, std::int64_t revision, Timestamp now)
{
    return m_database.Write<Pin>([&](Connection& connection) -> Result<Pin> {
        const Result<Pin> before = FindForRetry(connection, id);
        if (!before.ok())
            return before;
        if (before->state == PinState::kDraft)
            return Error{Cause::kConflict, "A draft has to be scheduled or published first.", {}, {}};
        if (before->revision != revision)
            return ChangedMeanwhile();
        RetryOne(connection, id, now);
        if (before->state == PinState::kPublished)
            Forget(connection, *before, now);
        return ReadChangedPin(connection, id);
    });
}

bool PinChanges::IsSameSince(std::string_view id, std::int64_t revision, std::int64_t since)
{
    return m_database.Read([&](Connection& connection) {
        return connection.Number(
                   "SELECT count(*) FROM pins WHERE id = ?1 AND revision = ?2 AND alike_to = ?2"
                   " AND alike_from <= ?3 AND ?3 <= ?2",
                   id, revision, since) != 0;
    });
}

}  // namespace pinwright::store
