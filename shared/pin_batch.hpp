// One deed done to all pins that a filter matches: `POST /pins/batch`, as JSON and back. Which pins a deed
// can be done to is written here, for both sides.
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

/// More are refused: they would keep everybody else from writing for too long.
inline constexpr std::int64_t kMostBatchPins = 10'000;
inline constexpr std::size_t kMostBatchExceptions = 1'000;
inline constexpr std::int64_t kMostMoveDays = 3'660;

struct PinBatch {
    BatchDeed deed = BatchDeed::kCancel;
    // ---- Which: as in `GET /pins` ----
    std::vector<PinState> states;
    std::string account_id, board_id, text;
    std::optional<Timestamp> from, to;
    std::vector<std::string> except;  ///< Ids of pins that stay as they are.
    /// Of the server, as the person saw it. What changed since is left alone, so that the same batch sent
    /// twice does nothing the second time.
    std::int64_t revision = 0;
    // ---- Where to, for moves: one of the two ----
    std::optional<std::int64_t> days;  ///< Keeps the time of day in each pin's own zone.
    std::string date;                  ///< To this day, `YYYY-MM-DD`, of `time_zone`.
    std::string time_zone;
    bool only_count = false;  ///< Nothing is done; the counts say what would be.
};

/// Wrong or missing members are a kBadRequest that names them.
Result<PinBatch> PinBatchFromJson(const nlohmann::json& json);
nlohmann::json PinBatchToJson(const PinBatch& batch);

/// Why a pin that matched was left alone: the name of its state, or one of these.
inline constexpr std::string_view kSkippedNoTime = "no_time";
inline constexpr std::string_view kSkippedPast = "past";
inline constexpr std::string_view kSkippedChanged = "changed";

struct BatchCounts {
    std::int64_t matched = 0;  ///< Without the exceptions.
    std::int64_t done = 0;     ///< Or, where they are only counted, what would be.
    std::map<std::string, std::int64_t> skipped;
};
nlohmann::json ToJson(const BatchCounts& counts);
BatchCounts BatchCountsFromJson(const nlohmann::json& json);

/// Whether the deed can be done to a pin in this state; a move also needs a time to begin from.
bool Applies(BatchDeed deed, PinState state);

}  // namespace pinwright
