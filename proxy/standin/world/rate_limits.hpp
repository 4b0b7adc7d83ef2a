// Rate limits as Pinterest counts them: per person and category, in windows of fixed length. By default only
// the headers show them; a test must ask to enforce them.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "proxy/standin/world/call.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::standin {

/// The categories (developers.pinterest.com, rate-limits).
enum class Rate { kRead, kWrite, kAnalytics };

struct RateSettings {
    int read = -1;  ///< Calls per window; below zero: not enforced.
    int write = -1;
    int analytics = -1;
    int window_seconds = 60;
};

class Rates {
public:
    /// What Take returns: the three headers, and whether the call exceeded the limit.
    struct Taken {
        Pairs headers;
        bool exceeded = false;
    };
    Taken Take(const std::string& person, Rate rate, Timestamp now);

    void Set(const RateSettings& settings);
    const RateSettings& settings() const { return m_settings; }

private:
    struct Window {
        Timestamp start{};
        int count = 0;
    };

    RateSettings m_settings;
    std::map<std::pair<std::string, Rate>, Window> m_windows;
};

}  // namespace pinwright::standin
