// Converts a day and a time on the user's wall clock to a moment, and reports clock changes. Wall-clock times
// are stored as if they were UTC, to keep the arithmetic simple.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/seams.hpp"

namespace pinwright::app {

/// A zone by name; an empty name means the user's own zone. `own` must outlive it.
class NamedZone final : public Zone {
public:
    NamedZone(const Zone& own, std::string name) : m_own(own), m_name(std::move(name)) {}

    std::string Name() const override { return m_name.empty() ? m_own.Name() : m_name; }
    int OffsetMinutes(Timestamp at) const override
    {
        return m_name.empty() ? m_own.OffsetMinutes(at) : m_own.OffsetMinutesIn(m_name, at);
    }
    // The user, not the zone, determines how times are written.
    std::string InWords(Timestamp at) const override { return m_own.InWords(at); }
    std::string DayInWords(Timestamp at) const override { return m_own.DayInWords(at); }
    std::string PartInWords(Timestamp at, DatePart part) const override
    {
        return m_own.PartInWords(at, part);
    }
    std::string TimeOfDayInWords(int minute) const override { return m_own.TimeOfDayInWords(minute); }
    int FirstWeekday() const override { return m_own.FirstWeekday(); }
    int OffsetMinutesIn(const std::string& zone, Timestamp at) const override
    {
        return m_own.OffsetMinutesIn(zone, at);
    }

private:
    const Zone& m_own;
    std::string m_name;
};

struct Moment {
    enum class Kind {
        kOnce,
        kSkipped,  ///< The clocks skip this time. `at` is later by the size of the gap.
        kTwice,    ///< The clocks show this time twice; `at` is the first.
    };
    Timestamp at;
    Kind kind = Kind::kOnce;
};

/// `date`: `YYYY-MM-DD`; `time`: `HH:MM`. Returns nothing if either is malformed.
std::optional<Moment> ReadWallClock(const Zone& zone, std::string_view date, std::string_view time);

/// A moment in the format of the form's fields.
struct Reading {
    std::string date;  ///< `YYYY-MM-DD`
    std::string time;  ///< `HH:MM`
};
Reading ReadingAt(const Zone& zone, Timestamp at);

/// The day in this zone, counted from 1970-01-01.
long long DayAt(const Zone& zone, Timestamp at);
/// Converts a date, `YYYY-MM-DD`, to a day, and back. Returns nothing if the date is malformed.
std::optional<long long> DayOf(std::string_view date);
std::string DateOf(long long day);
/// When the day begins in this zone.
Timestamp StartOf(const Zone& zone, long long day);

}  // namespace pinwright::app
