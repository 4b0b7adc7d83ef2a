// The seams through which time and chance come in, so that tests can hold them.
#pragma once

#include <cstddef>
#include <string>

#include "shared/timestamp.hpp"

namespace pinwright {

/// What time it is. Wall-clock time: it may jump either way.
struct Clock {
    virtual ~Clock() = default;
    virtual Timestamp Now() const = 0;
};

/// Unpredictable bytes.
struct Random {
    virtual ~Random() = default;
    virtual std::string Bytes(std::size_t count) = 0;
};

/// A part of a date, as it is written by itself.
enum class DatePart { kMonth, kWeekday, kDayOfMonth, kDayAndMonth };

/// The time zone that a person lives in, and how times are written there.
struct Zone {
    virtual ~Zone() = default;
    virtual std::string Name() const = 0;  ///< IANA, `Europe/Berlin`.
    /// East of UTC; changes with the season.
    virtual int OffsetMinutes(Timestamp at) const = 0;
    /// Day and time in the person's language.
    virtual std::string InWords(Timestamp at) const = 0;
    /// The same without the time, with the day of the week.
    virtual std::string DayInWords(Timestamp at) const = 0;
    /// "November 2026", "Mon", "23", "23 Nov".
    virtual std::string PartInWords(Timestamp at, DatePart part) const = 0;
    /// A time of day by itself, counted in minutes from midnight: "13:00", "1:00 PM".
    virtual std::string TimeOfDayInWords(int minute) const = 0;
    /// With which day weeks begin there: 1 Monday to 7 Sunday.
    virtual int FirstWeekday() const = 0;
    /// East of UTC in another zone, by its IANA name; that of this one where nobody knows it.
    virtual int OffsetMinutesIn(const std::string& zone, Timestamp at) const = 0;
};

}  // namespace pinwright
