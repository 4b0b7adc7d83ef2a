// Points in time: UTC, milliseconds, RFC 3339 on the wire (https://www.rfc-editor.org/rfc/rfc3339).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pinwright {

/// Milliseconds since 1970-01-01T00:00:00Z, no leap seconds.
using Timestamp = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

/// `2026-11-23T21:57:00Z`, with `.123` if the milliseconds are not zero.
std::string FormatRfc3339(Timestamp time);

/// Strict RFC 3339 with `Z` or a numeric offset; cuts fractions to milliseconds. Years 1970 to 9999. Nothing
/// for anything else, including days that don't exist.
std::optional<Timestamp> ParseRfc3339(std::string_view text);

/// Pinterest's times: RFC 3339, where a missing zone means UTC.
std::optional<Timestamp> ParseLooseTime(std::string_view text);

/// The IMF-fixdate of HTTP's Date header (RFC 9110 §5.6.7), or nothing.
std::optional<Timestamp> ParseHttpDate(std::string_view text);
std::string FormatHttpDate(Timestamp time);

inline Timestamp FromMillis(long long millis)
{
    return Timestamp{std::chrono::milliseconds{millis}};
}
inline long long ToMillis(Timestamp time)
{
    return time.time_since_epoch().count();
}

}  // namespace pinwright
