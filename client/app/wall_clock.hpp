// What a day and a time on the person's wall clock mean: the moment, and what the change of clocks
// makes of it. Readings are kept as if the clock showed UTC, so that their arithmetic is plain.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/seams.hpp"

namespace pinwright::app {

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

}  // namespace pinwright::app
