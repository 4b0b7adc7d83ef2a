// The calendars of the schedule: which days they show, with which pins. It is Tuesday, 24 November 2026,
// 22:57 in Berlin.
#include "client/core/calendar_weeks.hpp"

#include "client/core/local_time.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

Calendar CalendarOf(ScheduleView view, std::string date, int first_weekday = 1)
{
    BerlinZone zone;
    zone.first_weekday = first_weekday;
    Route route{Screen::kSchedule, {}};
    route.view = view;
    route.date = std::move(date);
    return MakeCalendar(route, zone, StillClock().Now());
}

TEST_CASE("a week begins with the day that weeks begin with there", "[calendar]")
{
    const Calendar monday = CalendarOf(ScheduleView::kWeek, "2026-11-29");
    CHECK(monday.days.size() == 7);
    CHECK(monday.days.front().date == "2026-11-23");
    CHECK(monday.weekdays.front() == "Mon");
    CHECK(monday.title == "11-23 – 11-29");
    CHECK(monday.today == 1);
    CHECK(monday.earlier == "2026-11-22");
    CHECK(monday.later == "2026-12-06");
    const Calendar sunday = CalendarOf(ScheduleView::kWeek, "2026-11-29", 7);
    CHECK(sunday.days.front().date == "2026-11-29");
    CHECK(sunday.weekdays.front() == "Sun");
    CHECK(sunday.today == -1);
    CHECK(CalendarOf(ScheduleView::kWeek, "2026-11-28", 7).days.front().date == "2026-11-22");
    CHECK(CalendarOf(ScheduleView::kWeek, {}, 6).days.front().date == "2026-11-21");
}

TEST_CASE("a month is whole weeks, and knows which days are its own", "[calendar]")
{
    const Calendar month = CalendarOf(ScheduleView::kMonth, "2026-11-30");
    CHECK(month.title == "2026-11");
    CHECK(month.days.size() == 42);
    CHECK(month.days.front().date == "2026-10-26");
    CHECK_FALSE(month.days.front().inside);
    CHECK(month.days[6].date == "2026-11-01");
    CHECK(month.days[6].inside);
    CHECK(month.days[6].number == "01");
    CHECK_FALSE(month.days[36].inside);
    CHECK(month.today == 29);
    CHECK(month.earlier == "2026-10-01");
    CHECK(month.later == "2026-12-01");
    // Four weeks, if the month fits them exactly.
    CHECK(CalendarOf(ScheduleView::kMonth, "2027-02-10").days.size() == 28);
    CHECK(CalendarOf(ScheduleView::kMonth, "2027-01-31").later == "2027-02-01");
    CHECK(CalendarOf(ScheduleView::kMonth, "2027-01-31").earlier == "2026-12-01");
}

TEST_CASE("a day is one, and every day of a year has its number and its name", "[calendar]")
{
    const Calendar today = CalendarOf(ScheduleView::kDay, {});
    CHECK(today.days.size() == 1);
    CHECK(today.days[0].date == "2026-11-24");
    CHECK(today.title == "2026-11-24");
    CHECK(today.later == "2026-11-25");
    for (long long day = *app::DayOf("2027-01-01"); day < *app::DayOf("2028-01-01"); ++day) {
        const Calendar one = CalendarOf(ScheduleView::kDay, DateOf(day));
        CHECK(one.days[0].name == DateOf(day));
        CHECK(DayAt(BerlinZone(), StartOf(BerlinZone(), day)) == day);
        CHECK(DayAt(BerlinZone(), StartOf(BerlinZone(), day) - std::chrono::milliseconds(1)) == day - 1);
    }
}

// ---- With pins ----

constexpr std::string_view kWeek =
    "/api/v1/pins?order=due&limit=100&state=draft,scheduled,publishing,unconfirmed,published,held,failed"
    "&from=2026-11-22T23%3A00%3A00Z&to=2026-11-29T23%3A00%3A00Z";

Status StatusAt(std::int64_t revision)
{
    Status status = SomeStatus();
    status.revision = revision;
    return status;
}

struct AtWeek : Page {
    AtWeek()
    {
        Start("/schedule?view=week&date=2026-11-24");
        AnswerStatus(StatusAt(100));
        Answer("GET", kWeek, 200,
               PinsPage({NumberedPin(1, "2026-11-22T23:00:00Z", PinState::kPublished),
                         NumberedPin(2, "2026-11-25T09:00:00Z")},
                        "more"));
        Answer("GET", std::string(kWeek) + "&cursor=more", 200,
               PinsPage({NumberedPin(3, "2026-11-25T22:59:00Z", PinState::kFailed),
                         NumberedPin(4, "2026-11-29T22:59:00Z")}));
        Forget();
    }
    std::string Days() const
    {
        std::string days;
        const PinList& list = ShownPins(state());
        for (std::size_t i = 0; i < state().calendar.days.size(); ++i) {
            const DayRows rows = RowsOf(list, state().calendar.first + static_cast<long long>(i));
            for (std::size_t row = rows.first; row < rows.last; ++row)
                days += list.pins[row].title + " ";
            days += "|";
        }
        return days;
    }
};

TEST_CASE("a calendar is read to its end by itself, and each pin stands on its day", "[calendar]")
{
    AtWeek page;
    CHECK(page.Days() == "1 ||2 3 ||||4 |");
    CHECK(ShownPins(page.state()).complete);
    CHECK(page.state().calendar.today == 1);
}

TEST_CASE("a calendar shows every pin of its days, however many there are", "[calendar]")
{
    constexpr int kPages = 50, kPinsOfPage = 100;
    Page page;
    page.Start("/schedule?view=week&date=2026-11-24");
    page.AnswerStatus(StatusAt(100));
    for (int number = 0; number < kPages; ++number) {
        std::vector<Pin> pins;
        for (int n = 1; n <= kPinsOfPage; ++n)
            pins.push_back(NumberedPin(number * kPinsOfPage + n, "2026-11-25T09:00:00Z"));
        const std::string cursor = number == 0 ? "" : "&cursor=p" + std::to_string(number);
        REQUIRE_FALSE(ShownPins(page.state()).complete);
        page.Answer("GET", std::string(kWeek) + cursor, 200,
                    PinsPage(pins, number + 1 < kPages ? "p" + std::to_string(number + 1) : ""));
    }
    const PinList& list = ShownPins(page.state());
    CHECK(list.complete);
    CHECK_FALSE(list.loading_more);
    const DayRows rows = RowsOf(list, *app::DayOf("2026-11-25"));
    CHECK(rows.last - rows.first == std::size_t{kPages * kPinsOfPage});
}

TEST_CASE("what changes comes onto its day, goes to another, or leaves the calendar", "[calendar]")
{
    AtWeek page;
    page.Online();
    page.AnswerStatus(StatusAt(200));
    page.Answer("GET", "/api/v1/pins?limit=200&changed_after=100", 200,
                PinsPage({NumberedPin(2, "2026-11-27T09:00:00Z"), NumberedPin(4, "2026-11-30T09:00:00Z"),
                          NumberedPin(3, "2026-11-25T22:59:00Z", PinState::kCanceled),
                          NumberedPin(7, "2026-11-23T09:00:00Z"), NumberedPin(8, "")}));
    CHECK(page.Days() == "1 7 ||||2 |||");
}

TEST_CASE("the calendar's address leads back to it, and another range is asked for", "[calendar]")
{
    AtWeek page;
    page.Do(command::ShowSchedule{ScheduleView::kWeek, page.state().calendar.later});
    CHECK(page.Last<ReplaceHistory>()->address == "/schedule?view=week&date=2026-12-01");
    CHECK(ShownPins(page.state()).load == Load::kLoading);
    CHECK(page.OpenRequests().find("from=2026-11-29T23%3A00%3A00Z") != std::string::npos);
    page.Do(command::FilterSchedule{"a1"});
    CHECK(page.Last<ReplaceHistory>()->address == "/schedule?view=week&date=2026-12-01&account=a1");
    CHECK(page.OpenRequests().find("&account=a1&from=") != std::string::npos);
    page.Do(command::ShowSchedule{ScheduleView::kDay, "2026-12-02"});
    CHECK(page.Last<PushHistory>()->address == "/schedule?view=day&date=2026-12-02&account=a1");
    page.Do(command::ShowSchedule{ScheduleView::kList, {}});
    CHECK(page.Last<ReplaceHistory>()->address == "/schedule?account=a1");
}

TEST_CASE("the address of a calendar is read leniently", "[calendar]")
{
    const Route week = ParseRoute("/schedule?view=week&date=2026-11-23&account=a1&show=failed");
    CHECK(week.view == ScheduleView::kWeek);
    CHECK(week.date == "2026-11-23");
    CHECK(week.tab == PinTab::kAll);
    CHECK(RouteAddress(week) == "/schedule?view=week&date=2026-11-23&account=a1");
    CHECK(ParseRoute("/schedule?view=month&date=2026-02-30").date.empty());
    CHECK(ParseRoute("/schedule?view=month&date=2026-02-30").view == ScheduleView::kMonth);
    CHECK(ParseRoute("/schedule?view=year&date=2026-11-23") == Route{Screen::kSchedule, {}});
}

}  // namespace
