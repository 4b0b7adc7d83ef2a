// Finds the next due pin by index, holds it if it can't be published, or claims it in one transaction with
// its new publication.
#include "proxy/store/queue.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_rows.hpp"
#include "proxy/store/rows/pin_states.hpp"
#include "proxy/store/rows/publication_rows.hpp"
#include "proxy/store/rows/queue_order.hpp"
#include "proxy/store/rows/queue_slots.hpp"
#include "proxy/store/rows/settings_rows.hpp"

namespace pinwright::store {

namespace {

/// How many pins change state at once before others get their turn at the database.
constexpr int kBatch = 1000;

/// The accounts whose due pins can't be published now.
const std::string& StoppedAccountsStatement()
{
    static const std::string sql =
        "SELECT id, state, cause, CASE WHEN environment IN " + ItemsOf("?2") +
        " THEN 1 ELSE 0 END AS is_here FROM accounts"
        " WHERE paused = 0 AND (state <> 'connected' OR environment NOT IN " +
        ItemsOf("?2") +
        ") AND EXISTS (SELECT 1 FROM pins"
        " WHERE pins.account_id = accounts.id AND pins.state = 'scheduled' AND pins.ready_at <= ?1)";
    return sql;
}

/// The accounts with pins that are too late to be published.
const std::string& TooLateAccountsStatement()
{
    static const std::string sql =
        "SELECT id FROM accounts WHERE paused = 0 AND state = 'connected' AND environment IN " +
        ItemsOf("?2") +
        " AND EXISTS (SELECT 1 FROM pins WHERE pins.account_id = accounts.id AND pins.state = 'scheduled'"
        " AND pins.timed = 1 AND pins.ready_at < ?1)";
    return sql;
}

Diagnosis StopCauseOf(AccountState state, const std::optional<Diagnosis>& cause, bool here)
{
    if (!here)
        return Diagnose(Cause::kOtherEnvironment);
    if (cause)
        return *cause;
    return Diagnose(state == AccountState::kDisconnected ? Cause::kNotConnected : Cause::kSessionExpired);
}

void HoldStopped(Connection& connection, Timestamp now, const std::string& environments)
{
    struct Stopped {
        std::string account;
        Diagnosis cause;
    };
    std::vector<Stopped> stopped;
    {
        Statement rows = connection.Query(StoppedAccountsStatement(), now, environments);
        while (rows.Next()) {
            const std::optional<Diagnosis> cause = rows.MaybeParsed("accounts.cause", DecodeCause);
            stopped.push_back({rows.Text("id"), StopCauseOf(rows.Parsed("accounts.state", ParseAccountState),
                                                            cause, rows.Int("is_here") != 0)});
        }
    }
    for (const Stopped& one : stopped) {
        MovePins(connection, {PinState::kHeld, pin_events::kHeld, now, one.cause},
                 "seq IN (SELECT seq FROM pins WHERE account_id = ? AND state = 'scheduled' AND ready_at <= ?"
                 " ORDER BY ready_at, seq LIMIT ?)",
                 one.account, now, kBatch);
    }
}

/// Pins of accounts that could publish, but that are too late.
void SkipTooLate(Connection& connection, const QueueBounds& bounds, const std::string& environments)
{
    std::vector<std::string> accounts;
    {
        Statement rows = connection.Query(TooLateAccountsStatement(), bounds.too_late_before, environments);
        while (rows.Next())
            accounts.push_back(rows.Text("id"));
    }
    for (const std::string& account : accounts) {
        MovePins(connection, {PinState::kFailed, pin_events::kSkipped, bounds.now, Diagnose(Cause::kOverdue)},
                 "seq IN (SELECT seq FROM pins WHERE account_id = ? AND state = 'scheduled' AND timed = 1"
                 " AND ready_at < ? ORDER BY ready_at, seq LIMIT ?)",
                 account, bounds.too_late_before, kBatch);
    }
}

/// Releases pins that an earlier process held because it was not set up for their environment, as this one
/// is.
void ReleaseAtHome(Connection& connection, Timestamp now, const std::string& environments)
{
    MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt},
             "seq IN (SELECT pins.seq FROM accounts" + std::string(kJoinInOrder) +
                 "pins ON pins.account_id = accounts.id WHERE accounts.environment IN " + ItemsOf("?") +
                 " AND pins.state = 'held' AND pins.cause_id = ? ORDER BY accounts.seq, pins.seq LIMIT ?)",
             environments, Describe(Cause::kOtherEnvironment).id, kBatch);
}

/// When the account's last overdue pin was published, and how many come before this one.
const std::string& PlaceStatement()
{
    static const std::string sql =
        "SELECT accounts.overdue_at AS overdue_at, (SELECT count(*) FROM pins AS mine WHERE mine.account_id "
        "= accounts.id"
        " AND mine.state = 'scheduled' AND " +
        std::string(kLate) +
        " AND (mine.ready_at, mine.seq) < (pins.ready_at, pins.seq)) AS before"
        " FROM pins" +
        std::string(kJoinInOrder) +
        "accounts ON accounts.id = pins.account_id"
        " WHERE pins.id = ?6 AND pins.timed = 1 AND pins.ready_at >= ?5 AND pins.ready_at < ?4"
        " AND accounts.state = 'connected' AND accounts.paused = 0";
    return sql;
}

}  // namespace

std::optional<Claim> Queue::ClaimNext(Timestamp now, const std::vector<Environment>& environments,
                                      const std::vector<std::string>& busy_accounts,
                                      std::chrono::milliseconds spacing)
{
    using Claimed = std::optional<Claim>;
    const std::string here = EncodeEnvironments(environments);
    const Result<Claimed> claimed = m_database.Write<Claimed>([&](Connection& connection) -> Result<Claimed> {
        const Settings settings = ReadSettings(connection);
        if (settings.paused)
            return Claimed();
        const QueueBounds bounds = QueueBoundsAt(now, settings, spacing);
        ReleaseAtHome(connection, now, here);
        HoldStopped(connection, now, here);
        SkipTooLate(connection, bounds, here);
        std::vector<std::string> waited_with;
        if (settings.overdue == OverduePolicy::kNextFree)
            waited_with = MoveToFreeSlots(connection, bounds, here);
        const std::int64_t seq =
            NextPin(connection, bounds, here, EncodeList(busy_accounts), EncodeList(waited_with));
        if (seq == 0)
            return Claimed();
        connection.Run(
            "UPDATE pins SET state = 'publishing', cause = NULL, cause_id = NULL, attempts = attempts + 1"
            " WHERE seq = ?",
            seq);
        std::int64_t publication = 0;
        {
            Statement begun = connection.Query(
                "INSERT INTO publications (pin_id, state, started_at, account_id, board_id, board_section_id,"
                " title, description, alt_text, link)"
                " SELECT id, 'started', ?, account_id, board_id, board_section_id,"
                " title, description, alt_text, link FROM pins WHERE seq = ? RETURNING id AS id",
                now, seq);
            while (begun.Next())
                publication = begun.Int("id");
        }
        Claim claim;
        {
            Statement row = connection.Query(kSelectPins + "WHERE seq = ?", seq);
            if (!row.Next())
                return Claimed();
            claim.pin = ReadPin(row);
            claim.due_since = row.MaybeTime("moved_from");
            if (!claim.due_since)
                claim.due_since = claim.pin.publish_at;
        }
        Note(connection, claim.pin.id, pin_events::kStarted, now);
        Statement row = connection.Query(kSelectPublications + "WHERE id = ?", publication);
        if (!row.Next())
            return Claimed();
        claim.publication = ReadPublication(row);
        return Claimed(claim);
    });
    if (!claimed.ok()) {
        LogFault(claimed.error());
        return std::nullopt;
    }
    return claimed.value();
}

std::optional<Timestamp> Queue::NextDue(Timestamp now, const std::vector<std::string>& busy_accounts,
                                        std::chrono::milliseconds spacing)
{
    return m_database.Read([&](Connection& connection) -> std::optional<Timestamp> {
        std::optional<Timestamp> next;
        const Settings settings = ReadSettings(connection);
        if (!settings.paused)
            next = NextReady(connection, QueueBoundsAt(now, settings, spacing), EncodeList(busy_accounts));
        Statement row = connection.Query(
            "SELECT next_look_at FROM publications WHERE state = 'unknown' AND next_look_at IS NOT NULL"
            " ORDER BY next_look_at LIMIT 1");
        if (row.Next() && (!next || row.Time("next_look_at") < *next))
            next = row.Time("next_look_at");
        return next;
    });
}

Result<std::vector<Timestamp>> Queue::FindFreeSlots(std::string_view account_id, Timestamp after, int count)
{
    struct Seen {
        std::optional<AccountQueue> queue;
        std::vector<Timestamp> times;
    };
    const Seen seen = m_database.Read([&](Connection& connection) {
        const std::optional<AccountQueue> queue = FindQueue(connection, account_id);
        return Seen{queue, queue ? FreeSlots(connection, account_id, queue->times, after, count)
                                 : std::vector<Timestamp>()};
    });
    if (!seen.queue)
        return UnknownAccount();
    if (seen.queue->unknown)
        return UnknownZone(*seen.queue->unknown);
    return seen.times;
}

void Queue::FillExpected(std::span<Pin> pins, Timestamp now, std::chrono::milliseconds spacing)
{
    // In the order in which ClaimNext claims them.
    m_database.Read([&](Connection& connection) {
        const Settings settings = ReadSettings(connection);
        const QueueBounds bounds = QueueBoundsAt(now, settings, spacing);
        for (Pin& pin : pins) {
            pin.expected_at.reset();
            if (settings.paused || pin.state != PinState::kScheduled || !pin.publish_at ||
                *pin.publish_at >= bounds.overdue_before)
                continue;
            Statement row = connection.Query(PlaceStatement(), nullptr, nullptr, nullptr,
                                             bounds.overdue_before, bounds.too_late_before, pin.id);
            if (!row.Next())
                continue;
            const std::optional<Timestamp> last = row.MaybeTime("overdue_at");
            const Timestamp next = last && *last <= now ? std::max(now, *last + spacing) : now;
            pin.expected_at = next + row.Int("before") * spacing;
        }
        return true;
    });
}

}  // namespace pinwright::store
