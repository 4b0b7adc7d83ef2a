// Applies one action (deed) to all pins that match a filter: `POST /pins/batch`, as JSON and back. Says, for
// both sides, which pins a deed applies to.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright {

enum class BatchDeed { kMove, kCancel, kRetry };
std::string_view ToString(BatchDeed deed);  // move, cancel, retry

/// We refuse more, because they would block other writers for too long.
inline constexpr std::int64_t kMostBatchPins = 10'000;
inline constexpr std::size_t kMostBatchExceptions = 1'000;
inline constexpr std::int64_t kMostMoveDays = 3'660;

struct PinBatch {
    BatchDeed deed = BatchDeed::kCancel;
    // ---- Which: as in `GET /pins` ----
    std::vector<PinState> states;
    std::string account_id, board_id, text;
    std::optional<Timestamp> from, to;
    std::vector<std::string> except;  ///< Ids of pins to leave alone.
    /// The server's revision that the person saw. Pins changed since then are skipped, so sending the same
    /// batch twice does nothing the second time.
    std::int64_t revision = 0;
    // ---- Where to, for moves: exactly one of these ----
    std::optional<std::int64_t> days;  ///< Keeps the time of day in each pin's zone.
    std::string date;                  ///< To this day, `YYYY-MM-DD`, in `time_zone`.
    std::string time_zone;
    bool only_count = false;  ///< Changes nothing; only counts what would change.
};

/// A wrong or missing member is a kBadRequest that names it.
Result<PinBatch> PinBatchFromJson(const nlohmann::json& json);
nlohmann::json PinBatchToJson(const PinBatch& batch);

/// Why a matching pin was skipped: the name of its state, or one of these.
inline constexpr std::string_view kSkippedNoTime = "no_time";
inline constexpr std::string_view kSkippedPast = "past";
inline constexpr std::string_view kSkippedChanged = "changed";

struct BatchCounts {
    std::int64_t matched = 0;  ///< Excluding the exceptions.
    std::int64_t done = 0;     ///< For `only_count`: what would be done.
    std::map<std::string, std::int64_t> skipped;
};
nlohmann::json ToJson(const BatchCounts& counts);
BatchCounts BatchCountsFromJson(const nlohmann::json& json);

/// Whether the deed applies to a pin in this state. A move also needs a publishing time.
bool Applies(BatchDeed deed, PinState state);

}  // namespace pinwright
