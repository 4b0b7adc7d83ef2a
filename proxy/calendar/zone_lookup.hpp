// A zone of the date library by its name. Private to this room.
#pragma once

#include <date/tz.h>

#include <string>

namespace pinwright::calendar {

/// The zone under this name or another one of the same zone, its rules read; null where there is none, or
/// they can't be read. Never throws. It lives as long as the process.
const date::time_zone* FindZone(const std::string& name);

}  // namespace pinwright::calendar
