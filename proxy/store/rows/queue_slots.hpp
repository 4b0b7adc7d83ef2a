// The queue times of accounts: finds free slots, and moves overdue pins to them. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/rows/queue_order.hpp"
#include "shared/api_types.hpp"
#include "shared/queue_times.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// The queue times of an account, and why their zone is unknown here, if so.
struct AccountQueue {
    QueueTimes times;
    std::optional<Diagnosis> unknown;
};
/// Nothing: there is no such account.
std::optional<AccountQueue> FindQueue(Connection& connection, std::string_view account_id);
/// kUnknownTimeZone, with the diagnosis in words.
Error UnknownZone(const Diagnosis& unknown);

/// The first `count` of these times of the account, strictly after `after`, in whose minute none of its pins
/// is planned or was published.
std::vector<Timestamp> FreeSlots(Connection& connection, std::string_view account_id, const QueueTimes& times,
                                 Timestamp after, int count);

/// Gives the pin its account's next free slot after `now`, and the zone of its queue. Must run in the
/// transaction that saves the pin, so that no two pins get the same slot. kInvalidPin: there are no queue
/// times, or no free slot. kUnknownTimeZone: as in Queue::FindFreeSlots.
Result<Done> TakeNextSlot(Connection& connection, Pin& pin, Timestamp now);

/// Moves overdue pins of accounts that have queue times and may publish now to the next free slots, oldest
/// first, in batches. Returns the accounts whose overdue pins still wait for such slots. If there is no free
/// slot, or the zone is unknown here, overdue pins are published as without queue times.
std::vector<std::string> MoveToFreeSlots(Connection& connection, const QueueBounds& bounds,
                                         const std::string& environments);

}  // namespace pinwright::store
