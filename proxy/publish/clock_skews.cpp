#include "proxy/publish/clock_skews.hpp"

#include <algorithm>
#include <utility>

namespace pinwright::publish {

void ClockSkews::Note(std::string_view api_url, const pinterest::Meta& meta, Timestamp now)
{
    if (!meta.date)
        return;
    // Date has whole seconds, rounded down: on average it is half a second behind.
    const Reading reading{*meta.date + std::chrono::milliseconds{500} - now, now, true};
    const std::lock_guard lock(m_mutex);
    m_readings.insert_or_assign(std::string(api_url), reading);
}

std::optional<store::ClockStep> ClockSkews::Tick(Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    const Timestamp before = std::exchange(m_ticked_at, now).value_or(now);
    if (before <= now && now - before <= kLongestTick)
        return std::nullopt;
    for (auto& [api_url, reading] : m_readings)
        reading.fresh = false;
    return now < before ? store::ClockStep::kBack : store::ClockStep::kAhead;
}

std::optional<std::chrono::milliseconds> ClockSkews::Last(std::string_view api_url) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_readings.find(api_url);
    return found == m_readings.end() ? std::nullopt : std::optional{found->second.skew};
}

std::optional<std::chrono::milliseconds> ClockSkews::Fresh(std::string_view api_url, Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_readings.find(api_url);
    if (found == m_readings.end() || !found->second.fresh || now - found->second.at > kSkewLife ||
        now < found->second.at)
        return std::nullopt;
    return found->second.skew;
}

std::chrono::milliseconds TooEarlyBy(Timestamp publish_at, Timestamp now, std::chrono::milliseconds skew)
{
    const std::chrono::milliseconds early = publish_at - (now + skew);
    return early > kEarliness ? early - kEarliness : std::chrono::milliseconds{0};
}

}  // namespace pinwright::publish
