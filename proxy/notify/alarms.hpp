// What the owner is to know of, made of what is wrong now. Pure: knows neither what was told nor how.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/diagnosis.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::notify {

/// One cause that holds. Its words have no text of a pin and no address of a person: they go through
/// servers of others.
struct Alarm {
    std::string key;  ///< The same for as long as it is the same cause: `a1/failed/link_refused`.
    Severity severity = Severity::kBroken;
    std::string title;
    std::string message;
    std::string path;        ///< The screen that shows it, with its query.
    std::int64_t count = 0;  ///< Pins. More than none: others of the same cause may follow within moments.

    bool operator==(const Alarm&) const = default;
};

/// All that holds at `now`, one for each cause: of accounts that need to be reconnected, of sign-ins that end
/// in 14, 7 or 1 days (the nearest alone), of the app at Pinterest, and of each account's pins. What a person
/// did (disconnecting) is none.
std::vector<Alarm> AlarmsOf(const store::Troubles& troubles, Timestamp now);

}  // namespace pinwright::notify
