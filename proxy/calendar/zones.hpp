// The time zones that this server knows. They come from the system's database (/usr/share/zoneinfo, Debian's
// package tzdata), whose list of names is read once in a process.
#pragma once

#include <optional>
#include <string>

#include "shared/diagnosis.hpp"
#include "shared/queue_times.hpp"

namespace pinwright::calendar {

/// Whether the rules of a zone of this name can be read, for example `Europe/Vienna`. A renamed zone counts
/// under both names, whichever the database has (zone_aliases.hpp). Never throws.
bool IsZone(const std::string& name);

/// Why no slot of these times can be found: `unknown_time_zone`, with the name of the zone, or that this
/// machine has no zones at all. Nothing if the zone is known, or there are no times.
std::optional<Diagnosis> DiagnoseZone(const QueueTimes& times);

}  // namespace pinwright::calendar
