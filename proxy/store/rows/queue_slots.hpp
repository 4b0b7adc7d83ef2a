// The queue times of accounts: which are free, and what is overdue moved onto them. Private to the store.
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

/// The queue times of an account, and what is wrong with their zone here.
struct AccountQueue {
    QueueTimes times;
    std::optional<Diagnosis> unknown;
};
/// Nothing: there is no such account.
std::optional<AccountQueue> FindQueue(Connection& connection, std::string_view account_id);
/// kUnknownTimeZone, with its words.
Error UnknownZone(const Diagnosis& unknown);

/// The first `count` of these times of the account, strictly after `after`, within whose minute none of its
/// pins is planned or has gone out.
std::vector<Timestamp> FreeSlots(Connection& connection, std::string_view account_id, const QueueTimes& times,
                                 Timestamp after, int count);

/// Gives the pin the next free slot of its account after `now`, and the zone of its queue. Within the
/// transaction that saves the pin, so that no two pins get the same one. kInvalidPin: there are no queue
/// times, or no free slot. kUnknownTimeZone as in Queue::FindFreeSlots.
Result<Done> TakeNextSlot(Connection& connection, Pin& pin, Timestamp now);

/// Gives overdue pins of accounts with queue times that may publish now the next free ones, the oldest pin
/// first, some hundred of each account at once. Returns the accounts whose overdue pins are waited with for
/// such times; where there is none, or the zone is not known here, they go out as without queue times.
std::vector<std::string> MoveToFreeSlots(Connection& connection, const QueueBounds& bounds,
                                         const std::string& environments);

}  // namespace pinwright::store
