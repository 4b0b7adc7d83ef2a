// What Pinterest's clocks say against ours: the last reading of each API, from the Date header of its
// answers. In memory only; what a publication needs of it is kept with the publication.
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

/// How much too early by Pinterest's clock a pin may go out.
inline constexpr std::chrono::minutes kEarliness{2};
/// How old a reading may be before a scheduled pin asks for a new one: clocks drift.
inline constexpr std::chrono::hours kSkewLife{48};
/// How far apart two looks at our clock are at most where nobody set it. A machine that slept or was busy for
/// longer looks the same, and costs one call.
inline constexpr std::chrono::seconds kLongestTick{60};

/// Threads: any number may call at once.
class ClockSkews {
public:
    /// Notes the Date of an answer of the API at `api_url` that came at `now`; an answer without one tells
    /// nothing.
    void Note(std::string_view api_url, const pinterest::Meta& meta, Timestamp now);

    /// What our clock says now, to be told every few seconds. Returns how it was set since, if it was; then
    /// earlier readings tell nothing that is fresh.
    std::optional<store::ClockStep> Tick(Timestamp now);

    /// Pinterest's clock less ours, as last seen; nothing where it was never seen.
    std::optional<std::chrono::milliseconds> Last(std::string_view api_url) const;
    /// The same, where it was seen within `kSkewLife` and our clock was not set since, as far as is known.
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

/// How long a pin has to wait until it is no more than 2 minutes early by Pinterest's clock; zero: not at
/// all.
std::chrono::milliseconds TooEarlyBy(Timestamp publish_at, Timestamp now, std::chrono::milliseconds skew);

}  // namespace pinwright::publish
