// The weekly times at which an account publishes, as JSON and back: wall clock in the account's own zone, so
// that they do not shift with daylight saving.
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
    int minute = 0;  ///< Of the day, 0 to 1439.

    auto operator<=>(const QueueSlot&) const = default;
};

inline constexpr int kMostQueueSlots = 168;  ///< One an hour, all week.

struct QueueTimes {
    std::string time_zone;         ///< IANA name.
    std::vector<QueueSlot> slots;  ///< In the order of the week, none twice. Empty: there are no queue times.

    bool operator==(const QueueTimes&) const = default;
};

/// `{"time_zone":"Europe/Vienna","slots":[{"day":1,"time":"09:00"}]}`; null where there are no slots.
nlohmann::json ToJson(const QueueTimes& times);

/// Reads what the server sent, leniently: what is not understood is left out.
QueueTimes QueueTimesFromJson(const nlohmann::json& json);

/// Reads what a person sent, puts the slots into order, and makes one of two that are the same; null is none.
/// A kBadRequest names what is wrong: days outside 1 to 7, times that are not `HH:MM`, more than
/// kMostQueueSlots, slots without a zone. Whether the zone exists is for whoever knows zones to say.
Result<QueueTimes> ParseQueueTimes(const nlohmann::json& json);

/// Whether the server chooses the time of a pin: the next free slot of its account, when the pin is saved.
enum class Slot { kNone, kNext };

/// `"slot":"next"` of a pin or a change; absent or null is none. A kBadRequest with a problem at `slot`:
/// another value, or a `publish_at` beside it.
Result<Slot> ParseSlot(const nlohmann::json& json);

/// Times at which nothing is planned yet, soonest first: `{"items":["2026-11-26T09:00:00Z"],"cursor":null}`.
nlohmann::json FreeTimesToJson(const std::vector<Timestamp>& times);
std::vector<Timestamp> FreeTimesFromJson(const nlohmann::json& json);

inline constexpr int kMostFreeTimes = 200;  ///< That can be asked for at once.

/// `HH:MM`, 24 hours.
std::string FormatTimeOfDay(int minute);
std::optional<int> ParseTimeOfDay(const std::string& text);

}  // namespace pinwright
