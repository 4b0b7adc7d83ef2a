// What is published next, and when: claims the next due pin, and finds the free slots of an account's queue.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class Queue {
public:
    explicit Queue(Database& database) : m_database(database) {}

    /// Claims the next due pin. It is `scheduled`, its publish_at is absent or past, and its wait is over.
    /// Its account is connected, not in `busy_accounts`, and of one of `environments`. No pin with the same
    /// board and texts is `publishing` or `unconfirmed`. In the same transaction it becomes `publishing` and
    /// its publication is written. Due pins become `held` with the account's cause if the account isn't
    /// connected, and with kOtherEnvironment if it is of another environment. While an account or everything
    /// is paused, none of its pins is claimed or held.
    /// Pins more than five minutes late are overdue: they come after all others, oldest first, and `spacing`
    /// apart for each account, across restarts too. Pins later than the settings allow become `failed` with
    /// kOverdue. If the settings say so, overdue pins of accounts with queue times move to the next free
    /// slots instead. A pin for immediate publishing is never late, nor is a pin that waits for the end of a
    /// back-off.
    std::optional<Claim> ClaimNext(Timestamp now, const std::vector<Environment>& environments,
                                   const std::vector<std::string>& busy_accounts,
                                   std::chrono::milliseconds spacing = {});
    /// When the next scheduled pin or lookup is due; nothing if there is none. Leaves out pins that a twin
    /// still blocks and those of `busy_accounts`: whoever settles the twin or frees the account checks again.
    /// Leaves out paused pins, too.
    std::optional<Timestamp> NextDue(Timestamp now, const std::vector<std::string>& busy_accounts = {},
                                     std::chrono::milliseconds spacing = {});
    /// Sets the expected publish time of each overdue pin in `pins` that would be published automatically, as
    /// far as is known now: they are `spacing` apart for each account. The others get no `expected_at`.
    void FillExpected(std::span<Pin> pins, Timestamp now, std::chrono::milliseconds spacing);
    /// The first `count` of the account's queue times after `after` at which none of its pins is planned.
    /// None if it has no queue times. kNotFound: there is no such account; kUnknownTimeZone: this server
    /// doesn't know their zone.
    Result<std::vector<Timestamp>> FindFreeSlots(std::string_view account_id, Timestamp after, int count);

private:
    Database& m_database;
};

}  // namespace pinwright::store
