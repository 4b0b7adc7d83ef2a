// What a day and a time on the person's wall clock mean: the moment, and what the change of clocks
// makes of it. Readings are kept as if the clock showed UTC, so that their arithmetic is plain.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/seams.hpp"

namespace pinwright::app {

/// Another zone than the person's own, by its name; empty: the same. `own` must outlive it.
class NamedZone final : public Zone {
public:
    NamedZone(const Zone& own, std::string name) : m_own(own), m_name(std::move(name)) {}

    std::string Name() const override { return m_name.empty() ? m_own.Name() : m_name; }
    int OffsetMinutes(Timestamp at) const override
    {
        return m_name.empty() ? m_own.OffsetMinutes(at) : m_own.OffsetMinutesIn(m_name, at);
    }
    // How times are written is the person's, not the zone's.
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
        kSkipped,  ///< No clock shows it: they go forward over it. `at` is as much later.
        kTwice,    ///< Clocks go back over it; `at` is the first.
    };
    Timestamp at;
    Kind kind = Kind::kOnce;
};

/// `date`: `YYYY-MM-DD`; `time`: `HH:MM`. Nothing where either is no such text.
std::optional<Moment> ReadWallClock(const Zone& zone, std::string_view date, std::string_view time);

/// A moment as the fields of the form hold it.
struct Reading {
    std::string date;  ///< `YYYY-MM-DD`
    std::string time;  ///< `HH:MM`
};
Reading ReadingAt(const Zone& zone, Timestamp at);

/// The day there, counted from 1970-01-01.
long long DayAt(const Zone& zone, Timestamp at);
/// The same of a date, `YYYY-MM-DD`, and back. Nothing where it is no such text.
std::optional<long long> DayOf(std::string_view date);
std::string DateOf(long long day);
/// When the day begins there.
Timestamp StartOf(const Zone& zone, long long day);

}  // namespace pinwright::app
