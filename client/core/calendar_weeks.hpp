// The days that a calendar of the schedule shows, with their names. Doesn't know about pins.
#pragma once

#include <string>
#include <vector>

#include "client/core/routes.hpp"
#include "shared/seams.hpp"

namespace pinwright::app {

struct CalendarDay {
    std::string date;    ///< `YYYY-MM-DD`
    std::string number;  ///< The day of the month, in the user's digits.
    std::string name;    ///< The full date, with the weekday.
    bool inside = true;  ///< Belongs to the shown month, not to those around it.
};

struct Calendar {
    std::string title;                  ///< "November 2026", "23 Nov – 29 Nov", or the day's name.
    long long first = 0;                ///< The first day, counted from 1970-01-01.
    std::vector<CalendarDay> days;      ///< One day, or whole weeks.
    int today = -1;                     ///< The index of today in `days`; negative if it isn't shown.
    std::vector<std::string> weekdays;  ///< Short names, in the order of the columns.
    std::string earlier, later;         ///< Dates in the previous and next day, week, or month.
};

/// The calendar of a route whose view is a calendar. Without a date in the route, the one that contains
/// today.
Calendar MakeCalendar(const Route& route, const Zone& zone, Timestamp now);

/// The names of the weekdays, Monday first.
std::vector<std::string> WeekdayNames(const Zone& zone);

}  // namespace pinwright::app
