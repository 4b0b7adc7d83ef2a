// The days that a calendar of the schedule shows, as they are called. Knows no pins.
#pragma once

#include <string>
#include <vector>

#include "client/core/routes.hpp"
#include "shared/seams.hpp"

namespace pinwright::app {

struct CalendarDay {
    std::string date;    ///< `YYYY-MM-DD`
    std::string number;  ///< Of the month, as it is written.
    std::string name;    ///< With its weekday, whole.
    bool inside = true;  ///< Of the month that is shown, not of those around it.
};

struct Calendar {
    std::string title;                  ///< "November 2026", "23 Nov – 29 Nov", or the day's name.
    long long first = 0;                ///< The first day, counted from 1970-01-01.
    std::vector<CalendarDay> days;      ///< One, or whole weeks.
    int today = -1;                     ///< Which of them it is; none: negative.
    std::vector<std::string> weekdays;  ///< Short, in the order of the columns.
    std::string earlier, later;         ///< Dates in what comes before and after.
};

/// Of a view that is one; without a date that of today.
Calendar MakeCalendar(const Route& route, const Zone& zone, Timestamp now);

/// The names of the days of a week, Monday first.
std::vector<std::string> WeekdayNames(const Zone& zone);

}  // namespace pinwright::app
