#include "client/core/calendar_weeks.hpp"

#include <chrono>

#include "client/core/local_time.hpp"

namespace pinwright::app {

namespace {

using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kDaysAWeek = 7;

sys_days SysDay(long long day)
{
    return sys_days(std::chrono::days(day));
}

long long DayOf(sys_days day)
{
    return day.time_since_epoch().count();
}

/// 1 (Monday) to 7 (Sunday).
int WeekdayOf(long long day)
{
    return static_cast<int>(std::chrono::weekday(SysDay(day)).iso_encoding());
}

/// The middle of the day, so that a clock change can't lead to another day.
Timestamp NoonOf(const Zone& zone, long long day)
{
    return StartOf(zone, day) + std::chrono::hours(12);
}

long long WeekStart(const Zone& zone, long long day)
{
    return day - (WeekdayOf(day) - zone.FirstWeekday() + kDaysAWeek) % kDaysAWeek;
}

/// The first day of the month that is `by` months after the given day's month.
long long MonthStart(long long day, int by = 0)
{
    const year_month_day date(SysDay(day));
    return DayOf(sys_days((date.year() / date.month() + months(by)) / 1));
}

}  // namespace

Calendar MakeCalendar(const Route& route, const Zone& zone, Timestamp now)
{
    Calendar calendar;
    const long long today = DayAt(zone, now), day = app::DayOf(route.date).value_or(today);
    const auto part = [&](long long of, DatePart what) { return zone.PartInWords(NoonOf(zone, of), what); };
    long long first = day, count = 1, inside = day, outside = day + 1;
    const bool month = route.view == ScheduleView::kMonth;
    if (month) {
        inside = MonthStart(day);
        outside = MonthStart(day, 1);
        first = WeekStart(zone, inside);
        count = WeekStart(zone, outside - 1) + kDaysAWeek - first;
        calendar.title = part(inside, DatePart::kMonth);
        calendar.earlier = DateOf(MonthStart(day, -1));
        calendar.later = DateOf(outside);
    } else if (route.view == ScheduleView::kWeek) {
        first = inside = WeekStart(zone, day);
        count = kDaysAWeek;
        outside = first + count;
        calendar.title =
            part(first, DatePart::kDayAndMonth) + " – " + part(outside - 1, DatePart::kDayAndMonth);
    } else {
        calendar.title = zone.DayInWords(NoonOf(zone, day));
    }
    if (!month) {
        calendar.earlier = DateOf(day - count);
        calendar.later = DateOf(day + count);
    }
    calendar.first = first;
    for (long long at = first; at < first + count; ++at) {
        calendar.days.push_back({DateOf(at), part(at, DatePart::kDayOfMonth),
                                 zone.DayInWords(NoonOf(zone, at)), at >= inside && at < outside});
        if (at == today)
            calendar.today = static_cast<int>(at - first);
        if (calendar.weekdays.size() < kDaysAWeek)
            calendar.weekdays.push_back(part(at, DatePart::kWeekday));
    }
    return calendar;
}

std::vector<std::string> WeekdayNames(const Zone& zone)
{
    std::vector<std::string> names;
    // 1970-01-05 was a Monday.
    for (long long day = 4; day < 4 + kDaysAWeek; ++day)
        names.push_back(zone.PartInWords(NoonOf(zone, day), DatePart::kWeekday));
    return names;
}

}  // namespace pinwright::app
