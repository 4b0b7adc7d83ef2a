// Moves times by days and keeps the time of day, across both clock changes.
#include <catch2/catch_test_macros.hpp>

#include "proxy/calendar/moved_days.hpp"

namespace pinwright::calendar {
namespace {

std::string Moved(const char* at, long long days, const char* zone)
{
    return FormatRfc3339(MovedByDays(ParseRfc3339(at).value(), days, zone));
}

TEST_CASE("a move keeps the time of day of the zone, over any change of clocks", "[moved_days]")
{
    // 09:00 in winter and in summer.
    CHECK(Moved("2027-03-27T08:00:00Z", 1, "Europe/Berlin") == "2027-03-28T07:00:00Z");
    CHECK(Moved("2027-03-28T07:00:00Z", -1, "Europe/Berlin") == "2027-03-27T08:00:00Z");
    // 02:30 is skipped in spring and comes twice in autumn: read as the page reads it.
    CHECK(Moved("2027-03-27T01:30:00Z", 1, "Europe/Berlin") == "2027-03-28T01:30:00Z");
    CHECK(Moved("2027-10-30T00:30:00Z", 1, "Europe/Berlin") == "2027-10-31T00:30:00Z");
    CHECK(Moved("2027-03-27T08:00:00Z", 1, "Mars/Olympus") == "2027-03-28T08:00:00Z");
    CHECK(Moved("2027-03-27T08:00:00Z", 1, "") == "2027-03-28T08:00:00Z");
}

TEST_CASE("the days to a date are counted by the days of the zone", "[moved_days]")
{
    const Timestamp late = ParseRfc3339("2026-11-30T23:30:00Z").value();
    CHECK(DaysTo("2026-12-02", late, "UTC") == 2);
    CHECK(DaysTo("2026-12-02", late, "Europe/Berlin") == 1);
    CHECK(DaysTo("2026-11-29", late, "UTC") == -1);
    CHECK_FALSE(DaysTo("soon", late, "UTC"));
}

}  // namespace
}  // namespace pinwright::calendar
