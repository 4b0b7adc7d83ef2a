// The browser's clock, time formatting and randomness.
//   [X] now; days and times in the person's language and zone (Intl); the zone's name; random bytes
//   [X] offset of this zone or any named zone at any time; the first day of the week
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

enum class TimeStyle { kDayAndTime, kTime, kDay, kWeekday };

/// The browser's own zone.
class BrowserZone final : public Zone {
public:
    std::string Name() const override;
    int OffsetMinutes(Timestamp at) const override;
    std::string InWords(Timestamp at) const override;
    std::string DayInWords(Timestamp at) const override;
    std::string PartInWords(Timestamp at, DatePart part) const override;
    std::string TimeOfDayInWords(int minute) const override;
    int FirstWeekday() const override;
    int OffsetMinutesIn(const std::string& zone, Timestamp at) const override;
};

/// In the person's language and time zone.
std::string TimeInWords(Timestamp time, TimeStyle style);
/// A time of day in the person's language, independent of the zone.
std::string TimeOfDayInWords(int minute);

}  // namespace pinwright::platform
