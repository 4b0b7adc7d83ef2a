// The weekly times of an account as points in time. Pure, but for the system's time zones: a zone's rules are
// read from the tz database (https://www.iana.org/time-zones) once in a process.
//
// Where a clock is set forward and a slot does not exist that day, it is the first moment after the gap;
// where one is set back and a slot comes twice, it is the first of the two. Slots that fall together are one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/queue_times.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::calendar {

/// How far ahead is looked for a free time.
inline constexpr int kFarthestDays = 20 * 366;

/// The first `count` times after `after` that are not taken, soonest first. Fewer if kFarthestDays do not
/// hold as many; none if there are no slots or this server doesn't know the zone (see DiagnoseZone in
/// zones.hpp). Calls `is_taken` for each candidate.
std::vector<Timestamp> NextFreeTimes(const QueueTimes& times, Timestamp after, int count,
                                     const std::function<bool(Timestamp)>& is_taken);

}  // namespace pinwright::calendar
