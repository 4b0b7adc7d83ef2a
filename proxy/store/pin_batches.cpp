// One action on all pins that a filter matches, in one transaction: either every pin that allows it changes,
// or none. Pins that changed since the person saw them are left alone. So a batch that arrives twice does
// nothing the second time.
#include <algorithm>

#include "proxy/calendar/moved_days.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/pin_changes.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_listing.hpp"
#include "proxy/store/rows/pin_states.hpp"

namespace pinwright::store {

namespace {

/// What has to be known about a pin to change it.
struct Target {
    std::string id;
    std::optional<Timestamp> moves_to;
};

PinFilter FilterOf(const PinBatch& batch)
{
    PinFilter filter;
    filter.states = batch.states;
    filter.account_id = batch.account_id;
    filter.board_id = batch.board_id;
    filter.text = batch.text;
    filter.from = batch.from;
    filter.to = batch.to;
    filter.limit = 1000;
    return filter;
}

std::optional<Timestamp> MovedTo(const PinBatch& batch, const Pin& pin)
{
    const std::optional<long long> days =
        batch.days ? std::optional<long long>(*batch.days)
                   : calendar::DaysTo(batch.date, *pin.publish_at, batch.time_zone);
    return days ? std::optional(calendar::MovedByDays(*pin.publish_at, *days, pin.time_zone)) : std::nullopt;
}

/// Why the pin is left alone; empty: it isn't.
std::string_view WhyNot(const PinBatch& batch, const Pin& pin, const std::optional<Timestamp>& moves_to,
                        Timestamp now)
{
    if (!Applies(batch.deed, pin.state))
        return ToString(pin.state);
    if (pin.revision > batch.revision)
        return kSkippedChanged;
    if (batch.deed != BatchDeed::kMove)
        return {};
    if (!pin.publish_at)
        return kSkippedNoTime;
    return moves_to && *moves_to <= now ? kSkippedPast : std::string_view();
}

Result<std::vector<Target>> FindTargets(Connection& connection, const PinBatch& batch, BatchCounts& counts,
                                        Timestamp now)
{
    std::vector<std::string> except = batch.except;
    std::sort(except.begin(), except.end());
    const bool moves = batch.deed == BatchDeed::kMove && (batch.days || !batch.date.empty());
    std::vector<Target> targets;
    PinFilter filter = FilterOf(batch);
    do {
        Listing<Pin> page = ReadPage(connection, filter);
        for (const Pin& pin : page.items) {
            if (std::binary_search(except.begin(), except.end(), pin.id))
                continue;
            if (++counts.matched > kMostBatchPins)
                return Error{Cause::kBadRequest,
                             "A batch takes up to " + std::to_string(kMostBatchPins) +
                                 " pins. Choose one account, or fewer days.",
                             {},
                             {}};
            const std::optional<Timestamp> moves_to =
                moves && pin.publish_at ? MovedTo(batch, pin) : std::nullopt;
            const std::string_view why = WhyNot(batch, pin, moves_to, now);
            if (why.empty())
                targets.push_back({pin.id, moves_to});
            else
                ++counts.skipped[std::string(why)];
        }
        filter.cursor = page.cursor;
    } while (!filter.cursor.empty());
    counts.done = std::ssize(targets);
    return targets;
}

void Do(Connection& connection, BatchDeed deed, const Target& target, Timestamp now)
{
    switch (deed) {
        case BatchDeed::kCancel:
            CancelOne(connection, target.id, now);
            break;
        case BatchDeed::kRetry:
            RetryOne(connection, target.id, now);
            break;
        case BatchDeed::kMove:
            // A wait that Pinterest asked for stays.
            connection.Run("UPDATE pins SET ready_at = " +
                               Greatest("?1", "CASE WHEN ready_at > due_at THEN ready_at ELSE 0 END") +
                               ", publish_at = ?1, due_at = ?1 WHERE id = ?2",
                           target.moves_to, target.id);
            Note(connection, target.id, pin_events::kChanged, now);
            break;
    }
}

}  // namespace

Result<BatchCounts> PinChanges::RunBatch(const PinBatch& batch, Timestamp now)
{
    return m_database.Write<BatchCounts>([&](Connection& connection) -> Result<BatchCounts> {
        BatchCounts counts;
        const Result<std::vector<Target>> targets = FindTargets(connection, batch, counts, now);
        if (!targets.ok())
            return targets.error();
        if (!batch.only_count) {
            for (const Target& target : *targets)
                Do(connection, batch.deed, target, now);
        }
        return counts;
    });
}

}  // namespace pinwright::store
