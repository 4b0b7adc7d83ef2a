// Decides when to send which alarm: each once as long as it lasts, pins that stop together in one message,
// and retries at growing intervals. Pure: gets the time from the caller, and sends nothing.
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

/// Pins that stop for the same cause share a message. It is sent once no other pin has followed for kCalm, or
/// after kLongestGathering at the latest.
inline constexpr std::chrono::seconds kCalm{30};
inline constexpr std::chrono::minutes kLongestGathering{3};

/// The pause after a message that wasn't accepted: the first one, doubled each time, up to the longest.
inline constexpr std::chrono::seconds kFirstPause{30};
inline constexpr std::chrono::seconds kLongestPause{3600};

class Pace {
public:
    struct Step {
        std::optional<Alarm> tell;      ///< To send now.
        std::vector<std::string> past;  ///< Keys that were sent, but whose cause is gone.
        bool waiting = false;           ///< There is more to send, now or later.
    };

    /// What to do, given the current alarms and the keys of those that were sent.
    Step Next(const std::vector<Alarm>& alarms, const std::set<std::string>& told, Timestamp now);

    /// Call it when a message was accepted: ends the pause.
    void Taken();
    /// Call it when a message wasn't accepted: begins a pause of `at_least` or longer, up to kLongestPause.
    void NotTaken(Timestamp now, std::chrono::seconds at_least = {});

private:
    /// An alarm that wasn't sent yet.
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
