// What goes out next, and when: claims the next due pin, and finds the free slots of an account's queue.
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

    /// Claims the next pin that is due: state `scheduled`, publish_at absent or past, its account connected
    /// and of one of `environments`, its own wait over, none of the same board and texts `publishing` or
    /// `unconfirmed`, and its account not in `busy_accounts`. In the same transaction it becomes
    /// `publishing` and its publication is written. Pins that are due but whose account is not connected
    /// become `held` with the account's cause, those of other environments with kOtherEnvironment. Of paused
    /// accounts, or while all is paused, nothing is claimed or held.
    /// Pins that are more than five minutes late are overdue: they come after all others, the oldest first,
    /// and `spacing` apart for each account, restarts included. What is later than the settings allow becomes
    /// `failed` with kOverdue; where they say so, those of accounts with queue times get the next free ones
    /// instead. A pin to be published at once is never late, nor is one while it waits for the end of a
    /// back-off.
    std::optional<Claim> ClaimNext(Timestamp now, const std::vector<Environment>& environments,
                                   const std::vector<std::string>& busy_accounts,
                                   std::chrono::milliseconds spacing = {});
    /// When the next scheduled pin is due or the next look is to be taken; nothing where there is none.
    /// Pins that a twin still blocks, and those of `busy_accounts`, are left out: whoever settles the twin or
    /// frees the account looks again. So are those that a pause keeps back.
    std::optional<Timestamp> NextDue(Timestamp now, const std::vector<std::string>& busy_accounts = {},
                                     std::chrono::milliseconds spacing = {});
    /// Of each of `pins` that is overdue and would go out by itself, when that will be as things stand: they
    /// are `spacing` apart for each account. The others get no `expected_at`.
    void FillExpected(std::span<Pin> pins, Timestamp now, std::chrono::milliseconds spacing);
    /// The first `count` of the account's queue times after `after` at which none of its pins is planned.
    /// None if it has no queue times. kNotFound: there is no such account; kUnknownTimeZone: this server
    /// doesn't know their zone.
    Result<std::vector<Timestamp>> FindFreeSlots(std::string_view account_id, Timestamp after, int count);

private:
    Database& m_database;
};

}  // namespace pinwright::store
