#include "proxy/standin/world/rate_limits.hpp"

#include <algorithm>
#include <chrono>

namespace pinwright::standin {

namespace {

// The published limits per minute for Standard access.
int Published(Rate rate)
{
    return rate == Rate::kRead ? 1000 : rate == Rate::kWrite ? 100 : 60;
}

int Enforced(const RateSettings& settings, Rate rate)
{
    return rate == Rate::kRead ? settings.read : rate == Rate::kWrite ? settings.write : settings.analytics;
}

}  // namespace

void Rates::Set(const RateSettings& settings)
{
    m_settings = settings;
    m_windows.clear();
}

Rates::Taken Rates::Take(const std::string& person, Rate rate, Timestamp now)
{
    const std::chrono::seconds length{m_settings.window_seconds};
    Window& window = m_windows[{person, rate}];
    if (window.count == 0 || now < window.start || now >= window.start + length)
        window = {now, 0};
    const int enforced = Enforced(m_settings, rate);
    const int limit = enforced < 0 ? Published(rate) : enforced;
    Taken taken;
    taken.exceeded = enforced >= 0 && window.count >= enforced;
    if (!taken.exceeded)
        ++window.count;
    const auto left = std::chrono::ceil<std::chrono::seconds>(window.start + length - now).count();
    const std::string limit_text = std::to_string(limit);
    taken.headers = {{"x-ratelimit-limit", limit_text + ", 100;w=1, " + limit_text +
                                               ";w=" + std::to_string(m_settings.window_seconds)},
                     {"x-ratelimit-remaining", std::to_string(std::max(0, limit - window.count))},
                     {"x-ratelimit-reset", std::to_string(left)}};
    return taken;
}

}  // namespace pinwright::standin
