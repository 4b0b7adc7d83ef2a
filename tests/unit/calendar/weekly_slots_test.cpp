// An account's weekly times through the year: north and south, across both clock changes.
#include <catch2/catch_test_macros.hpp>

#include <set>

#include "proxy/calendar/weekly_slots.hpp"
#include "proxy/calendar/zones.hpp"

namespace pinwright::calendar {
namespace {

using Texts = std::vector<std::string>;

constexpr int At(int hour, int minute = 0)
{
    return hour * 60 + minute;
}

QueueTimes Daily(const std::string& zone, std::vector<int> minutes)
{
    QueueTimes times{zone, {}};
    for (int day = 1; day <= 7; ++day) {
        for (const int minute : minutes)
            times.slots.push_back({day, minute});
    }
    return times;
}

Texts Next(const QueueTimes& times, const char* after, int count, const std::set<std::string>& taken = {})
{
    Texts texts;
    for (const Timestamp time : NextFreeTimes(times, ParseRfc3339(after).value(), count, [&](Timestamp one) {
             return taken.count(FormatRfc3339(one)) != 0;
         }))
        texts.push_back(FormatRfc3339(time));
    return texts;
}

TEST_CASE("slots follow each other through the week, strictly after the given time", "[free_times]")
{
    const QueueTimes times{"Europe/Vienna", {{1, At(9)}, {1, At(18, 30)}, {5, At(9)}}};
    // 2026-11-26 is a Thursday; Vienna is one hour ahead in winter.
    CHECK(Next(times, "2026-11-26T12:00:00Z", 4) == Texts{"2026-11-27T08:00:00Z", "2026-11-30T08:00:00Z",
                                                          "2026-11-30T17:30:00Z", "2026-12-04T08:00:00Z"});
    CHECK(Next(times, "2026-11-27T08:00:00Z", 1) == Texts{"2026-11-30T08:00:00Z"});
    CHECK(Next(times, "2026-11-27T07:59:59.999Z", 1) == Texts{"2026-11-27T08:00:00Z"});
    CHECK(Next(times, "2026-11-26T12:00:00Z", 0).empty());
}

TEST_CASE("what is taken is passed over", "[free_times]")
{
    CHECK(Next(Daily("UTC", {At(9)}), "2026-11-26T12:00:00Z", 2,
               {"2026-11-27T09:00:00Z", "2026-11-29T09:00:00Z"}) ==
          Texts{"2026-11-28T09:00:00Z", "2026-11-30T09:00:00Z"});
    const std::vector<Timestamp> none =
        NextFreeTimes(Daily("UTC", {At(9)}), FromMillis(0), 1, [](Timestamp) { return true; });
    CHECK(none.empty());
}

TEST_CASE("times stay where the clock shows them when it is set", "[free_times]")
{
    struct Row {
        const char* name;
        const char* zone;
        std::vector<int> minutes;
        const char* after;
        Texts next;
    };
    const Row rows[] = {
        {"Vienna, the last Sunday of March",
         "Europe/Vienna",
         {At(9)},
         "2026-03-28T00:00:00Z",
         {"2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z"}},
        {"Vienna, in the gap from two to three",
         "Europe/Vienna",
         {At(2, 30)},
         "2026-03-28T12:00:00Z",
         {"2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"}},
        {"Vienna, two in the gap and one at its end are one",
         "Europe/Vienna",
         {At(2), At(2, 45), At(3)},
         "2026-03-28T12:00:00Z",
         {"2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"}},
        {"Vienna, the first of the two in October",
         "Europe/Vienna",
         {At(2, 30)},
         "2026-10-24T12:00:00Z",
         {"2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"}},
        {"Vienna, between the two in October",
         "Europe/Vienna",
         {At(2, 30)},
         "2026-10-25T01:00:00Z",
         {"2026-10-26T01:30:00Z"}},
        {"New York, the second Sunday of March",
         "America/New_York",
         {At(2, 15), At(21)},
         "2026-03-08T02:00:00Z",
         {"2026-03-08T07:00:00Z", "2026-03-09T01:00:00Z", "2026-03-09T06:15:00Z"}},
        {"New York, the first Sunday of November",
         "America/New_York",
         {At(1, 30), At(21)},
         "2026-11-01T02:00:00Z",
         {"2026-11-01T05:30:00Z", "2026-11-02T02:00:00Z", "2026-11-02T06:30:00Z"}},
        {"Santiago, where the gap is at midnight in September",
         "America/Santiago",
         {At(0), At(9)},
         "2026-09-05T14:00:00Z",
         {"2026-09-06T04:00:00Z", "2026-09-06T12:00:00Z", "2026-09-07T03:00:00Z"}},
        {"Sydney, forward in October",
         "Australia/Sydney",
         {At(2, 30)},
         "2026-10-03T12:00:00Z",
         {"2026-10-03T16:00:00Z", "2026-10-04T15:30:00Z"}},
        {"Sydney, back in April",
         "Australia/Sydney",
         {At(2, 30)},
         "2026-04-04T12:00:00Z",
         {"2026-04-04T15:30:00Z", "2026-04-05T16:30:00Z"}},
        {"Lord Howe, whose gap is half an hour",
         "Australia/Lord_Howe",
         {At(2, 10)},
         "2026-10-03T12:00:00Z",
         {"2026-10-03T15:30:00Z", "2026-10-04T15:10:00Z"}},
        {"Kathmandu, three quarters past",
         "Asia/Kathmandu",
         {At(9)},
         "2026-11-26T00:00:00Z",
         {"2026-11-26T03:15:00Z"}},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        CHECK(Next(Daily(row.zone, row.minutes), row.after, static_cast<int>(row.next.size())) == row.next);
    }
}

TEST_CASE("zones are those that the system knows", "[free_times]")
{
    for (const char* const known : {"Europe/Vienna", "America/New_York", "UTC", "Asia/Calcutta"})
        CHECK(IsZone(known));
    for (const char* const unknown :
         {"", "Europe/Atlantis", "europe", "../../etc/passwd", "/etc/localtime", "Europe/Vienna ", "+01:00"})
        CHECK_FALSE(IsZone(unknown));
    CHECK(Next(Daily("Europe/Atlantis", {At(9)}), "2026-11-26T12:00:00Z", 1).empty());
    CHECK(Next(QueueTimes{"Europe/Vienna", {}}, "2026-11-26T12:00:00Z", 1).empty());
}

}  // namespace
}  // namespace pinwright::calendar
