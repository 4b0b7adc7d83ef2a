// The order in which scheduled pins go out. Those of an account that are to go at once or are on time go
// first; then, one by one and apart, the overdue ones; those that are too late never do. Each of these is a
// walk along one index that ends at its first row. Private to the store.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

/// How much later than its time a pin still counts as on time.
inline constexpr std::chrono::minutes kOnTime{5};

/// What tells the parts of the queue apart, by `ready_at` of pins with a time of their own. A pin that was
/// sent back to wait is late only from the end of its wait on: it was begun in time.
struct QueueBounds {
    Timestamp now{};
    Timestamp overdue_before{};
    Timestamp too_late_before{};           ///< Never, where overdue pins are moved to free times.
    std::chrono::milliseconds spacing{0};  ///< Between two overdue pins of an account.
};
QueueBounds QueueBoundsAt(Timestamp now, const Settings& settings, std::chrono::milliseconds spacing);

/// The pin that goes out next (its `seq`), or 0. Where it is overdue, its account's next one waits from now
/// on; those of `waited_with` go out on time or not yet. The lists are JSON arrays.
std::int64_t NextPin(Connection& connection, const QueueBounds& bounds, const std::string& environments,
                     const std::string& busy_accounts, const std::string& waited_with);

/// When something of the queue is to be done next; may be past.
std::optional<Timestamp> NextReady(Connection& connection, const QueueBounds& bounds,
                                   const std::string& busy_accounts);

/// `column` of the first pin of an account that a condition on `mine` holds for and that no twin blocks.
std::string FirstOf(std::string_view column, std::string_view account, std::string_view condition);

/// Such conditions; ?1 is now, ?4 and ?5 are when pins begin to be overdue and too late.
inline constexpr std::string_view kAtOnce = "mine.timed = 0 AND mine.ready_at <= ?1";
inline constexpr std::string_view kPunctual = "mine.timed = 1 AND mine.ready_at BETWEEN ?4 AND ?1";
inline constexpr std::string_view kLate = "mine.timed = 1 AND mine.ready_at >= ?5 AND mine.ready_at < ?4";

}  // namespace pinwright::store
