// The browser's clock, its words for times, and its randomness.
//   [X] now; days and times in the person's language and zone (Intl); the zone's name; random bytes
//   [ ] arithmetic in zones
#pragma once

#include <cstddef>
#include <string>

#include "shared/seams.hpp"

namespace pinwright::platform {

class BrowserClock final : public Clock {
public:
    Timestamp Now() const override;
};

class BrowserRandom final : public Random {
public:
    std::string Bytes(std::size_t count) override;
};

enum class TimeStyle { kDayAndTime, kTime, kDay };

/// In the person's language and time zone.
std::string TimeInWords(Timestamp time, TimeStyle style);
/// IANA name, `Europe/Berlin`.
std::string ZoneName();

}  // namespace pinwright::platform
