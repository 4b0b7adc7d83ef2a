// When overdue pins will go out, as ClaimDue takes them.
#include <algorithm>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/queue.hpp"
#include "proxy/store/rows/queue_order.hpp"
#include "proxy/store/rows/settings_rows.hpp"

namespace pinwright::store {

namespace {

/// When the account's last overdue pin went out, and how many are before this one.
const std::string& PlaceStatement()
{
    static const std::string sql =
        "SELECT accounts.overdue_at, (SELECT count(*) FROM pins AS mine WHERE mine.account_id = accounts.id"
        " AND mine.state = 'scheduled' AND " +
        std::string(kLate) +
        " AND (mine.ready_at, mine.seq) < (pins.ready_at, pins.seq))"
        " FROM pins CROSS JOIN accounts ON accounts.id = pins.account_id"
        " WHERE pins.id = ?6 AND pins.timed = 1 AND pins.ready_at >= ?5 AND pins.ready_at < ?4"
        " AND accounts.state = 'connected' AND NOT accounts.paused";
    return sql;
}

}  // namespace

void Queue::FillExpected(std::span<Pin> pins, Timestamp now, std::chrono::milliseconds spacing)
{
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
            const std::optional<Timestamp> last = row.MaybeTime(0);
            const Timestamp next = last && *last <= now ? std::max(now, *last + spacing) : now;
            pin.expected_at = next + row.Int(1) * spacing;
        }
        return true;
    });
}

}  // namespace pinwright::store
