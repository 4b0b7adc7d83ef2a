#include "proxy/store/rows/queue_order.hpp"

#include <algorithm>

#include "proxy/store/engine/dialect.hpp"

namespace pinwright::store {

namespace {

constexpr std::string_view kAccount = "accounts.id";

/// Accounts that may publish now.
std::string OpenAccounts()
{
    return " WHERE accounts.state = 'connected' AND accounts.paused = 0 AND accounts.environment IN " +
           ItemsOf("?2") + " AND accounts.id NOT IN " + ItemsOf("?3");
}

/// The first of the accounts' first pins.
constexpr std::string_view kFirstOfAll = " ORDER BY pins.ready_at, pins.seq LIMIT 1";

std::string FirstPin(std::string_view condition)
{
    return "(" + FirstOf("seq", kAccount, condition) + ")";
}

/// The next pin that is not overdue.
const std::string& PunctualStatement()
{
    static const std::string sql = "SELECT pins.seq FROM accounts" + std::string(kJoinInOrder) +
                                   "pins ON pins.seq IN (" + FirstPin(kAtOnce) + ", " + FirstPin(kPunctual) +
                                   ")" + OpenAccounts() + std::string(kFirstOfAll);
    return sql;
}

/// The next overdue pin of an account whose last one was long enough ago, or lies in the future because the
/// clock was set back.
const std::string& OverdueStatement()
{
    static const std::string sql =
        "SELECT pins.seq AS seq, pins.account_id AS account_id FROM accounts" + std::string(kJoinInOrder) +
        "pins ON pins.seq = " + FirstPin(kLate) + OpenAccounts() +
        " AND (accounts.overdue_at IS NULL OR accounts.overdue_at > ?1 OR accounts.overdue_at + ?6 <= ?1)"
        " AND accounts.id NOT IN " +
        ItemsOf("?7") + std::string(kFirstOfAll);
    return sql;
}

/// For each account: the next pin for immediate publishing, the next one on time, the first overdue one, and
/// the first one that is too late.
const std::string& ReadyStatement()
{
    static const std::string sql =
        "SELECT (" + FirstOf("ready_at", kAccount, "mine.timed = 0") + ") AS at_once, (" +
        FirstOf("ready_at", kAccount, "mine.timed = 1 AND mine.ready_at >= ?4") + ") AS on_time, (" +
        FirstOf("ready_at", kAccount, kLate) +
        ") AS overdue, (SELECT min(mine.ready_at) FROM pins AS mine WHERE mine.account_id = accounts.id"
        " AND mine.state = 'scheduled' AND mine.timed = 1 AND mine.ready_at < ?5) AS too_late, "
        "accounts.overdue_at AS overdue_at"
        " FROM accounts WHERE accounts.paused = 0 AND accounts.id NOT IN " +
        ItemsOf("?3");
    return sql;
}

}  // namespace

QueueBounds QueueBoundsAt(Timestamp now, const Settings& settings, std::chrono::milliseconds spacing)
{
    QueueBounds bounds{now, now - kOnTime, {}, spacing};
    switch (settings.overdue) {
        case OverduePolicy::kPublish:
            bounds.too_late_before = now - std::chrono::hours(settings.overdue_hours);
            break;
        case OverduePolicy::kSkip:
            bounds.too_late_before = bounds.overdue_before;
            break;
        case OverduePolicy::kNextFree:
            break;
    }
    return bounds;
}

std::string FirstOf(std::string_view column, std::string_view account, std::string_view condition)
{
    return "SELECT mine." + std::string(column) +
           " FROM pins AS mine WHERE mine.account_id = " + std::string(account) +
           " AND mine.state = 'scheduled' AND " + std::string(condition) +
           " AND NOT EXISTS (SELECT 1 FROM pins AS other"
           " WHERE other.twin = mine.twin AND other.state IN ('publishing', 'unconfirmed'))"
           " ORDER BY mine.ready_at, mine.seq LIMIT 1";
}

std::int64_t NextPin(Connection& connection, const QueueBounds& bounds, const std::string& environments,
                     const std::string& busy_accounts, const std::string& waited_with)
{
    const std::int64_t punctual = connection.Number(PunctualStatement(), bounds.now, environments,
                                                    busy_accounts, bounds.overdue_before);
    if (punctual != 0)
        return punctual;
    std::int64_t overdue = 0;
    std::string account;
    {
        Statement row = connection.Query(OverdueStatement(), bounds.now, environments, busy_accounts,
                                         bounds.overdue_before, bounds.too_late_before,
                                         static_cast<std::int64_t>(bounds.spacing.count()), waited_with);
        if (!row.Next())
            return 0;
        overdue = row.Int("seq");
        account = row.Text("account_id");
    }
    connection.Run("UPDATE accounts SET overdue_at = ? WHERE id = ?", bounds.now, account);
    return overdue;
}

std::optional<Timestamp> NextReady(Connection& connection, const QueueBounds& bounds,
                                   const std::string& busy_accounts)
{
    std::optional<Timestamp> next;
    const auto take = [&next](std::optional<Timestamp> time) {
        if (time && (!next || *time < *next))
            next = time;
    };
    Statement rows = connection.Query(ReadyStatement(), bounds.now, nullptr, busy_accounts,
                                      bounds.overdue_before, bounds.too_late_before);
    while (rows.Next()) {
        take(rows.MaybeTime("at_once"));
        take(rows.MaybeTime("on_time"));
        take(rows.MaybeTime("too_late"));
        const std::optional<Timestamp> overdue = rows.MaybeTime("overdue");
        const std::optional<Timestamp> last = rows.MaybeTime("overdue_at");
        if (overdue && last && *last <= bounds.now)
            take(std::max(*overdue, *last + bounds.spacing));
        else
            take(overdue);
    }
    return next;
}

}  // namespace pinwright::store
