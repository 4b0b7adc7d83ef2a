// A point in time some days later or earlier, as a clock on the wall shows it. Pure, but for the system's time
// zones.
#pragma once

#include <optional>
#include <string>

#include "shared/timestamp.hpp"

namespace pinwright::calendar {

/// So many days later (or earlier) at the same time of day in `zone`; where that comes twice the first, where
/// clocks are set forward over it as much later. In UTC where the zone is not known here.
Timestamp MovedByDays(Timestamp at, long long days, const std::string& zone);

/// The days from the day that `at` is on in `zone` to `date`, `YYYY-MM-DD`; nothing where it is no such text.
std::optional<long long> DaysTo(const std::string& date, Timestamp at, const std::string& zone);

}  // namespace pinwright::calendar
