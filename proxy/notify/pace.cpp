#include "proxy/notify/pace.hpp"

#include <algorithm>

namespace pinwright::notify {

bool Pace::IsRipe(const Alarm& alarm, Timestamp now)
{
    if (alarm.count == 0)
        return true;
    Seen& seen = m_seen.try_emplace(alarm.key, Seen{now, now, alarm.count}).first->second;
    // If the clock was set back, nothing must wait for longer.
    seen.first = std::min(seen.first, now);
    seen.changed = std::min(seen.changed, now);
    if (seen.count != alarm.count) {
        seen.count = alarm.count;
        seen.changed = now;
    }
    return now - seen.changed >= kCalm || now - seen.first >= kLongestGathering;
}

bool Pace::IsPausing(Timestamp now) const
{
    return m_pause_until && now < *m_pause_until && *m_pause_until - now <= kLongestPause;
}

Pace::Step Pace::Next(const std::vector<Alarm>& alarms, const std::set<std::string>& told, Timestamp now)
{
    Step step;
    std::set<std::string> holding;
    const bool pausing = IsPausing(now);
    for (const Alarm& alarm : alarms) {
        holding.insert(alarm.key);
        if (told.count(alarm.key) != 0)
            continue;
        step.waiting = true;
        const bool ripe = IsRipe(alarm, now);
        if (ripe && !pausing && !step.tell)
            step.tell = alarm;
    }
    for (const std::string& key : told) {
        if (holding.count(key) == 0)
            step.past.push_back(key);
    }
    for (auto seen = m_seen.begin(); seen != m_seen.end();)
        seen = holding.count(seen->first) == 0 || told.count(seen->first) != 0 ? m_seen.erase(seen)
                                                                               : std::next(seen);
    return step;
}

void Pace::Taken()
{
    m_failures = 0;
    m_pause_until.reset();
}

void Pace::NotTaken(Timestamp now, std::chrono::seconds at_least)
{
    std::chrono::seconds pause = kFirstPause;
    for (int i = 0; i < m_failures && pause < kLongestPause; ++i)
        pause *= 2;
    ++m_failures;
    m_pause_until = now + std::min(std::max(pause, at_least), kLongestPause);
}

}  // namespace pinwright::notify
