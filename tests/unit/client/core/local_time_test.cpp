// What a wall-clock time means, in Berlin and in zones with other clock changes.
#include "client/core/local_time.hpp"

#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

/// Half an hour of summer time, as on Lord Howe Island: back from +11:00 to +10:30.
struct HalfHourZone : BerlinZone {
    int OffsetMinutes(Timestamp at) const override
    {
        return at < *ParseRfc3339("2027-04-03T15:00:00Z") ? 660 : 630;
    }
};

struct FixedZone : BerlinZone {
    explicit FixedZone(int minutes) : m_minutes(minutes) {}
    int OffsetMinutes(Timestamp) const override { return m_minutes; }

private:
    int m_minutes;
};

TEST_CASE("a reading of the wall clock is one moment, but where clocks change", "[wall_clock]")
{
    using Kind = Moment::Kind;
    const BerlinZone berlin;
    const HalfHourZone howe;
    const FixedZone utc(0), kiritimati(840), marquesas(-570);
    struct Case {
        const Zone& zone;
        const char* date;
        const char* time;
        const char* at;
        Kind kind;
    };
    const Case cases[] = {
        {berlin, "2026-11-30", "09:00", "2026-11-30T08:00:00Z", Kind::kOnce},
        {berlin, "2027-07-01", "00:00", "2027-06-30T22:00:00Z", Kind::kOnce},
        // The night in which clocks go forward.
        {berlin, "2027-03-28", "01:59", "2027-03-28T00:59:00Z", Kind::kOnce},
        {berlin, "2027-03-28", "02:00", "2027-03-28T01:00:00Z", Kind::kSkipped},
        {berlin, "2027-03-28", "02:30", "2027-03-28T01:30:00Z", Kind::kSkipped},
        {berlin, "2027-03-28", "03:00", "2027-03-28T01:00:00Z", Kind::kOnce},
        // The night in which they go back.
        {berlin, "2027-10-31", "01:59", "2027-10-30T23:59:00Z", Kind::kOnce},
        {berlin, "2027-10-31", "02:00", "2027-10-31T00:00:00Z", Kind::kTwice},
        {berlin, "2027-10-31", "02:59", "2027-10-31T00:59:00Z", Kind::kTwice},
        {berlin, "2027-10-31", "03:00", "2027-10-31T02:00:00Z", Kind::kOnce},
        {howe, "2027-04-04", "01:29", "2027-04-03T14:29:00Z", Kind::kOnce},
        {howe, "2027-04-04", "01:45", "2027-04-03T14:45:00Z", Kind::kTwice},
        {howe, "2027-04-04", "02:00", "2027-04-03T15:30:00Z", Kind::kOnce},
        {utc, "2028-02-29", "23:59", "2028-02-29T23:59:00Z", Kind::kOnce},
        {kiritimati, "2027-01-01", "00:00", "2026-12-31T10:00:00Z", Kind::kOnce},
        {marquesas, "2026-12-31", "23:00", "2027-01-01T08:30:00Z", Kind::kOnce},
    };
    for (const Case& one : cases) {
        CAPTURE(one.date, one.time);
        const std::optional<Moment> moment = ReadWallClock(one.zone, one.date, one.time);
        REQUIRE(moment);
        CHECK(FormatRfc3339(moment->at) == one.at);
        CHECK(moment->kind == one.kind);
        if (one.kind == Kind::kSkipped)
            continue;
        const Reading back = ReadingAt(one.zone, moment->at);
        CHECK(back.date == one.date);
        CHECK(back.time == one.time);
    }
}

TEST_CASE("what is no day or no time means nothing", "[wall_clock]")
{
    const BerlinZone zone;
    for (const auto& [date, time] : {std::pair{"", ""},
                                     {"2026-11-30", ""},
                                     {"", "09:00"},
                                     {"2026-02-30", "09:00"},
                                     {"2026-11-30", "24:01"},
                                     {"30.11.2026", "09:00"},
                                     {"2026-11-30", "9:00"},
                                     {"2026-11-30", "09:00:00"}}) {
        CAPTURE(date, time);
        CHECK_FALSE(ReadWallClock(zone, date, time));
    }
}

TEST_CASE("a day begins at midnight there, not in Greenwich", "[wall_clock]")
{
    const BerlinZone zone;
    const long long day = DayAt(zone, *ParseRfc3339("2026-11-30T12:00:00Z"));
    CHECK(DayAt(zone, *ParseRfc3339("2026-11-30T22:59:59Z")) == day);
    CHECK(DayAt(zone, *ParseRfc3339("2026-11-30T23:00:00Z")) == day + 1);
    CHECK(DayAt(zone, *ParseRfc3339("2026-11-29T23:00:00Z")) == day);
    CHECK(DayAt(FixedZone(-60), *ParseRfc3339("1970-01-01T00:00:00Z")) == -1);
}

}  // namespace
