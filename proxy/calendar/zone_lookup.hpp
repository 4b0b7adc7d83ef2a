// A zone of the date library by its name. Private to this room.
#pragma once

#include <date/tz.h>

#include <string>

namespace pinwright::calendar {

/// The zone of this name or of an alias, with its rules loaded; null if there is none, or its rules can't be
/// read. Never throws. Valid as long as the process lives.
const date::time_zone* FindZone(const std::string& name);

}  // namespace pinwright::calendar
