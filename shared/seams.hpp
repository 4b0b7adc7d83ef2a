// Interfaces for time and randomness, so that tests can control them.
#pragma once

#include <cstddef>
#include <string>

#include "shared/timestamp.hpp"

namespace pinwright {

/// The current wall-clock time, which may jump either way.
struct Clock {
    virtual ~Clock() = default;
    virtual Timestamp Now() const = 0;
};

/// Unpredictable bytes.
struct Random {
    virtual ~Random() = default;
    virtual std::string Bytes(std::size_t count) = 0;
};

/// A part of a date, written alone.
enum class DatePart { kMonth, kWeekday, kDayOfMonth, kDayAndMonth };

/// The person's time zone, and how times are written there.
struct Zone {
    virtual ~Zone() = default;
    virtual std::string Name() const = 0;  ///< IANA name, e.g. `Europe/Berlin`.
    /// Minutes east of UTC; changes with daylight saving.
    virtual int OffsetMinutes(Timestamp at) const = 0;
    /// Day and time in the person's language.
    virtual std::string InWords(Timestamp at) const = 0;
    /// The day without the time, with the weekday.
    virtual std::string DayInWords(Timestamp at) const = 0;
    /// "November 2026", "Mon", "23", "23 Nov".
    virtual std::string PartInWords(Timestamp at, DatePart part) const = 0;
    /// A time of day, given as minutes since midnight: "13:00", "1:00 PM".
    virtual std::string TimeOfDayInWords(int minute) const = 0;
    /// The first day of the week there: 1 Monday to 7 Sunday.
    virtual int FirstWeekday() const = 0;
    /// Minutes east of UTC in another zone, by IANA name. Uses this zone if the name is unknown.
    virtual int OffsetMinutesIn(const std::string& zone, Timestamp at) const = 0;
};

}  // namespace pinwright
