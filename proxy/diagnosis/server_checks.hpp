// The checks that don't ask Pinterest: address, scheduler, disk, database, messages, and pins that are on
// hold or failed.
#pragma once

#include "proxy/diagnosis/all_checks.hpp"

namespace pinwright::diagnosis {

Check CheckPage(const Means& means);
Check CheckRedirect(const Means& means);
Check CheckScheduler(const Means& means);
Check CheckDisk(const Means& means);
Check CheckDatabase(const Means& means);
/// Nothing if no address is set, or no server runs.
std::optional<Check> CheckNotifications(const Means& means);
Check CheckQueue(const std::vector<store::Pins::Stopped>& stopped);

}  // namespace pinwright::diagnosis
