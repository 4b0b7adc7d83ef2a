// What can be told without asking Pinterest: address, scheduler, disk, database, and what does not move.
#pragma once

#include "proxy/diagnosis/all_checks.hpp"

namespace pinwright::diagnosis {

Check CheckPage(const Means& means);
Check CheckRedirect(const Means& means);
Check CheckScheduler(const Means& means);
Check CheckDisk(const Means& means);
Check CheckDatabase(const Means& means);
/// Nothing where no address is set, or no server runs.
std::optional<Check> CheckNotifications(const Means& means);
Check CheckQueue(const std::vector<store::Pins::Stopped>& stopped);

}  // namespace pinwright::diagnosis
