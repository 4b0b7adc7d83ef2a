// The time zones that this server knows. They come from the system's database (/usr/share/zoneinfo, Debian's
// package tzdata), whose list of names is read once in a process.
#pragma once

#include <optional>
#include <string>

#include "shared/diagnosis.hpp"
#include "shared/queue_times.hpp"

namespace pinwright::calendar {

/// Whether the rules of a zone of this name can be read, `Europe/Vienna` say. A name that was changed counts
/// whichever of the two the database has (zone_aliases.hpp). Never throws.
bool IsZone(const std::string& name);

/// Why no slot of these times can be found: `unknown_time_zone`, saying which zone it is, or that this
/// machine has no zones at all. Nothing where the zone is known, or there are no times.
std::optional<Diagnosis> DiagnoseZone(const QueueTimes& times);

}  // namespace pinwright::calendar
