// The order in which scheduled pins are published. An account's pins for immediate publishing and those on
// time come first, then its overdue pins, spaced apart. Pins that are too late are never published. Each part
// is a walk along one index that ends at its first row. Private to the store.
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

/// Where each part of the queue ends, by the `ready_at` of pins with a time of their own. A pin that has to
/// wait before its next try is late only once that wait is over, because its first try was on time.
struct QueueBounds {
    Timestamp now{};
    Timestamp overdue_before{};
    Timestamp too_late_before{};           ///< Never, if overdue pins are moved to free slots.
    std::chrono::milliseconds spacing{0};  ///< Between two overdue pins of an account.
};
QueueBounds QueueBoundsAt(Timestamp now, const Settings& settings, std::chrono::milliseconds spacing);

/// The `seq` of the pin to publish next, or 0. If it is overdue, its account's next overdue pin waits from
/// now on. Accounts in `waited_with` publish no overdue pins. The lists are JSON arrays.
std::int64_t NextPin(Connection& connection, const QueueBounds& bounds, const std::string& environments,
                     const std::string& busy_accounts, const std::string& waited_with);

/// When the queue needs attention next; may be in the past.
std::optional<Timestamp> NextReady(Connection& connection, const QueueBounds& bounds,
                                   const std::string& busy_accounts);

/// `column` of an account's first pin that meets a condition on `mine` and that no twin blocks.
std::string FirstOf(std::string_view column, std::string_view account, std::string_view condition);

/// Conditions for FirstOf. ?1 is now; before ?4 pins are overdue, before ?5 too late.
inline constexpr std::string_view kAtOnce = "mine.timed = 0 AND mine.ready_at <= ?1";
inline constexpr std::string_view kPunctual = "mine.timed = 1 AND mine.ready_at BETWEEN ?4 AND ?1";
inline constexpr std::string_view kLate = "mine.timed = 1 AND mine.ready_at >= ?5 AND mine.ready_at < ?4";

}  // namespace pinwright::store
