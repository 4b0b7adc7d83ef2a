// An account's weekly publishing times, as JSON and back. They are wall-clock times in the account's zone, so
// daylight saving doesn't shift them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shared/result.hpp"
#include "shared/timestamp.hpp"

namespace pinwright {

struct QueueSlot {
    int day = 1;     ///< 1 Monday to 7 Sunday, as ISO 8601 counts.
    int minute = 0;  ///< Minute of the day, 0 to 1439.

    auto operator<=>(const QueueSlot&) const = default;
};

inline constexpr int kMostQueueSlots = 168;  ///< One per hour, all week.

struct QueueTimes {
    std::string time_zone;         ///< IANA name.
    std::vector<QueueSlot> slots;  ///< In weekly order, no duplicates. Empty: no queue times.

    bool operator==(const QueueTimes&) const = default;
};

/// `{"time_zone":"Europe/Vienna","slots":[{"day":1,"time":"09:00"}]}`; null if there are no slots.
nlohmann::json ToJson(const QueueTimes& times);

/// Reads what the server sent, leniently: skips what it doesn't understand.
QueueTimes QueueTimesFromJson(const nlohmann::json& json);

/// Reads what a person sent, sorts the slots and drops duplicates; null means none. A kBadRequest names what
/// is wrong: days outside 1 to 7, times that are not `HH:MM`, more than kMostQueueSlots, slots without a
/// zone. Doesn't check that the zone exists; the caller must.
Result<QueueTimes> ParseQueueTimes(const nlohmann::json& json);

/// Whether the server chooses a pin's time when it saves the pin: the account's next free slot.
enum class Slot { kNone, kNext };

/// Reads `"slot":"next"` of a pin or a change; absent or null is none. A kBadRequest with a problem at
/// `slot`: another value, or a `publish_at` beside it.
Result<Slot> ParseSlot(const nlohmann::json& json);

/// Free slots, soonest first: `{"items":["2026-11-26T09:00:00Z"],"cursor":null}`.
nlohmann::json FreeTimesToJson(const std::vector<Timestamp>& times);
std::vector<Timestamp> FreeTimesFromJson(const nlohmann::json& json);

inline constexpr int kMostFreeTimes = 200;  ///< Per request.

/// `HH:MM`, 24 hours.
std::string FormatTimeOfDay(int minute);
std::optional<int> ParseTimeOfDay(const std::string& text);

}  // namespace pinwright
