// Turns current problems into alarms for the owner. Pure: doesn't know which were sent, or how.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/diagnosis.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::notify {

/// One current cause. Contains no text of a pin and no person's address, because messages pass through other
/// people's servers.
struct Alarm {
    std::string key;  ///< The same as long as the cause is the same: `a1/failed/link_refused`.
    Severity severity = Severity::kBroken;
    std::string title;
    std::string message;
    std::string path;        ///< The screen that shows it, with its query.
    std::int64_t count = 0;  ///< Pins. If not 0, more with the same cause may follow soon.

    bool operator==(const Alarm&) const = default;
};

/// All alarms at `now`, one for each cause: accounts that need to be reconnected, connections that end in 14,
/// 7 or 1 days (only the nearest), the app at Pinterest, and each account's pins. What a user did on purpose,
/// such as disconnecting, is no alarm.
std::vector<Alarm> AlarmsOf(const store::Troubles& troubles, Timestamp now);

}  // namespace pinwright::notify
