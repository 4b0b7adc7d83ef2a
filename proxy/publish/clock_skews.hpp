// How far Pinterest's clocks differ from ours: the last reading of each API, from the Date header of its
// answers. In memory only; a publication stores the skew that it needs.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/pinterest/types.hpp"
#include "proxy/store/records.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// How early a pin may go out by Pinterest's clock.
inline constexpr std::chrono::minutes kEarliness{2};
/// Maximum age of a reading before a scheduled pin needs a new one: clocks drift.
inline constexpr std::chrono::hours kSkewLife{48};
/// If two ticks are farther apart than this, our clock counts as set. A machine that slept or was busy for
/// longer looks the same, and costs one call.
inline constexpr std::chrono::seconds kLongestTick{60};

/// Threads: any number may call at once.
class ClockSkews {
public:
    /// Records the Date of an answer that the API at `api_url` sent and we received at `now`. Ignores an
    /// answer without a Date.
    void Note(std::string_view api_url, const pinterest::Meta& meta, Timestamp now);

    /// Call every few seconds with our clock's time. Returns how the clock was set since the last call, if
    /// it was. Earlier readings are no longer fresh then.
    std::optional<store::ClockStep> Tick(Timestamp now);

    /// Pinterest's clock minus ours, as last read; nothing if it was never read.
    std::optional<std::chrono::milliseconds> Last(std::string_view api_url) const;
    /// The same, but only if read within `kSkewLife` and, as far as known, before any setting of our clock.
    std::optional<std::chrono::milliseconds> Fresh(std::string_view api_url, Timestamp now) const;

private:
    struct Reading {
        std::chrono::milliseconds skew{0};
        Timestamp at{};
        bool fresh = true;
    };

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Reading, std::less<>> m_readings;
    std::optional<Timestamp> m_ticked_at;
};

/// How long a pin must wait until it is at most 2 minutes early by Pinterest's clock; zero if it needn't.
std::chrono::milliseconds TooEarlyBy(Timestamp publish_at, Timestamp now, std::chrono::milliseconds skew);

}  // namespace pinwright::publish
