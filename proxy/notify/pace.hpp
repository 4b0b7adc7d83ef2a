// When which alarm is told: each once for as long as it holds, pins that fall together in one message, and
// later and later while nobody takes it. Pure: time comes in, nothing goes out.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proxy/notify/alarms.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::notify {

/// Pins that stop for the same cause are told together once no other has followed for so long, or after so
/// long at the latest.
inline constexpr std::chrono::seconds kCalm{30};
inline constexpr std::chrono::minutes kLongestGathering{3};

/// The waits after a message that was not taken: the first, doubled with each, up to the longest.
inline constexpr std::chrono::seconds kFirstPause{30};
inline constexpr std::chrono::seconds kLongestPause{3600};

class Pace {
public:
    struct Step {
        std::optional<Alarm> tell;      ///< Now.
        std::vector<std::string> past;  ///< Told, but not holding any more.
        bool waiting = false;           ///< Something is still to be told, now or later.
    };

    /// What is to be done, given what holds and the keys of what was told.
    Step Next(const std::vector<Alarm>& alarms, const std::set<std::string>& told, Timestamp now);

    /// The message was taken: others need not wait any more.
    void Taken();
    /// It was not: nothing is told for a while, for `at_least` so long (the longest pause at most).
    void NotTaken(Timestamp now, std::chrono::seconds at_least = {});

private:
    /// An alarm that was not told yet.
    struct Seen {
        Timestamp first{};
        Timestamp changed{};
        std::int64_t count = 0;
    };
    bool IsRipe(const Alarm& alarm, Timestamp now);
    bool IsPausing(Timestamp now) const;

private:
    std::map<std::string, Seen> m_seen;
    int m_failures = 0;
    std::optional<Timestamp> m_pause_until;
};

}  // namespace pinwright::notify
