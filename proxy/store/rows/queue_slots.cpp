#include "proxy/store/rows/queue_slots.hpp"
#include "proxy/calendar/weekly_slots.hpp"
#include "proxy/calendar/zones.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_states.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::store {

namespace {

/// How many pins of an account are moved at once before others get their turn at the database.
constexpr int kMovedAtOnce = 200;

constexpr std::string_view kTaken = R"sql(
SELECT count(*) FROM (SELECT 1 FROM pins WHERE account_id = ?1 AND publish_at >= ?2 AND publish_at < ?3
    AND state IN ('scheduled', 'held', 'publishing', 'unconfirmed', 'published') LIMIT 1) AS taken)sql";

/// The accounts with queue times that have overdue pins and could publish them.
const std::string& BehindStatement()
{
    static const std::string sql =
        "SELECT id, queue_times FROM accounts"
        " WHERE queue_times IS NOT NULL AND paused = 0 AND state = 'connected' AND environment IN " +
        ItemsOf("?2") +
        " AND EXISTS (SELECT 1 FROM pins WHERE pins.account_id = accounts.id AND pins.state = 'scheduled'"
        " AND pins.timed = 1 AND pins.ready_at < ?1)";
    return sql;
}

struct Behind {
    std::string account;
    QueueTimes times;
};

std::vector<Behind> AccountsBehind(Connection& connection, const QueueBounds& bounds,
                                   const std::string& environments)
{
    std::vector<Behind> behind;
    Statement rows = connection.Query(BehindStatement(), bounds.overdue_before, environments);
    while (rows.Next())
        behind.push_back({rows.Text("id"), rows.Parsed("accounts.queue_times", DecodeQueueTimes)});
    return behind;
}

std::vector<std::int64_t> OverduePins(Connection& connection, std::string_view account, Timestamp before)
{
    std::vector<std::int64_t> pins;
    Statement rows = connection.Query(
        "SELECT seq FROM pins WHERE account_id = ? AND state = 'scheduled' AND timed = 1 AND ready_at < ?"
        " ORDER BY ready_at, seq LIMIT ?",
        account, before, kMovedAtOnce);
    while (rows.Next())
        pins.push_back(rows.Int("seq"));
    return pins;
}

Error Refusal(Problem problem)
{
    return Error{Cause::kInvalidPin, {}, {}, {std::move(problem)}};
}

}  // namespace

std::optional<AccountQueue> FindQueue(Connection& connection, std::string_view account_id)
{
    Statement row = connection.Query("SELECT queue_times FROM accounts WHERE id = ?", account_id);
    if (!row.Next())
        return std::nullopt;
    QueueTimes times = row.MaybeParsed("accounts.queue_times", DecodeQueueTimes).value_or(QueueTimes());
    std::optional<Diagnosis> unknown = calendar::DiagnoseZone(times);
    return AccountQueue{std::move(times), std::move(unknown)};
}

Error UnknownZone(const Diagnosis& unknown)
{
    return Error{Cause::kUnknownTimeZone, unknown.detail, {}, {}};
}

std::vector<Timestamp> FreeSlots(Connection& connection, std::string_view account_id, const QueueTimes& times,
                                 Timestamp after, int count)
{
    return calendar::NextFreeTimes(times, after, count, [&](Timestamp time) {
        const Timestamp minute = std::chrono::floor<std::chrono::minutes>(time);
        return connection.Number(kTaken, account_id, minute, minute + std::chrono::minutes(1)) != 0;
    });
}

Result<Done> TakeNextSlot(Connection& connection, Pin& pin, Timestamp now)
{
    const std::optional<AccountQueue> queue = FindQueue(connection, pin.account_id);
    if (!queue || queue->times.slots.empty())
        return Refusal(NoQueueTimes());
    if (queue->unknown)
        return UnknownZone(*queue->unknown);
    const std::vector<Timestamp> free = FreeSlots(connection, pin.account_id, queue->times, now, 1);
    if (free.empty())
        return Refusal(NoFreeSlot());
    pin.publish_at = free.front();
    pin.time_zone = queue->times.time_zone;
    return Done{};
}

std::vector<std::string> MoveToFreeSlots(Connection& connection, const QueueBounds& bounds,
                                         const std::string& environments)
{
    std::vector<std::string> waited_with;
    for (const Behind& one : AccountsBehind(connection, bounds, environments)) {
        const std::vector<std::int64_t> pins = OverduePins(connection, one.account, bounds.overdue_before);
        const std::vector<Timestamp> free =
            FreeSlots(connection, one.account, one.times, bounds.now, static_cast<int>(pins.size()));
        for (std::size_t i = 0; i < free.size(); ++i) {
            connection.Run(
                "UPDATE pins SET moved_from = coalesce(moved_from, publish_at), publish_at = ?1, due_at = ?1,"
                " ready_at = ?1, time_zone = ?2 WHERE seq = ?3",
                free[i], one.times.time_zone, pins[i]);
            MovePins(connection, {PinState::kScheduled, pin_events::kMoved, bounds.now, std::nullopt},
                     "seq = ?", pins[i]);
        }
        if (!free.empty())
            waited_with.push_back(one.account);
    }
    return waited_with;
}

}  // namespace pinwright::store
