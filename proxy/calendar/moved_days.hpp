// A point in time some days later or earlier, as a clock on the wall shows it. Pure, but for the system's
// time zones.
#pragma once

#include <optional>
#include <string>

#include "shared/timestamp.hpp"

namespace pinwright::calendar {

/// `at` moved by `days` (negative: earlier), at the same time of day in `zone`. A time that occurs twice
/// means the first; a time that clocks skip is moved forward by the gap. An unknown zone counts as UTC.
Timestamp MovedByDays(Timestamp at, long long days, const std::string& zone);

/// The number of days from `at`'s day in `zone` to `date` (`YYYY-MM-DD`); nothing if `date` is malformed.
std::optional<long long> DaysTo(const std::string& date, Timestamp at, const std::string& zone);

}  // namespace pinwright::calendar
