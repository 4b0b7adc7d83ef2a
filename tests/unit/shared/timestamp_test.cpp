// Times on the wire, ours and Pinterest's.
#include "shared/timestamp.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pinwright;

namespace {

TEST_CASE("a time written is read back the same", "[timestamp]")
{
    for (const long long millis : {0LL, 1LL, 999LL, 1000LL, 86'399'999LL, 951'782'400'000LL,
                                   1'795'557'420'123LL, 253'402'300'799'999LL}) {
        CAPTURE(millis);
        const std::string text = FormatRfc3339(FromMillis(millis));
        const std::optional<Timestamp> read = ParseRfc3339(text);
        REQUIRE(read);
        CHECK(ToMillis(*read) == millis);
    }
    CHECK(FormatRfc3339(FromMillis(0)) == "1970-01-01T00:00:00Z");
    CHECK(FormatRfc3339(FromMillis(1'795'557'420'007LL)) == "2026-11-24T21:57:00.007Z");
}

TEST_CASE("RFC 3339 times are read with their offset", "[timestamp]")
{
    struct Good {
        std::string_view text;
        std::string_view utc;
    };
    const Good goods[] = {
        {"2026-11-23T21:57:00Z", "2026-11-23T21:57:00Z"},
        {"2026-11-23t21:57:00z", "2026-11-23T21:57:00Z"},
        {"2026-11-23T21:57:00.5Z", "2026-11-23T21:57:00.500Z"},
        {"2026-11-23T21:57:00.123999Z", "2026-11-23T21:57:00.123Z"},
        {"2026-11-23T23:57:00+02:00", "2026-11-23T21:57:00Z"},
        {"2026-11-23T16:27:00-05:30", "2026-11-23T21:57:00Z"},
        {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"},
        {"2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00Z"},
    };
    for (const Good& good : goods) {
        CAPTURE(good.text);
        const std::optional<Timestamp> time = ParseRfc3339(good.text);
        REQUIRE(time);
        CHECK(FormatRfc3339(*time) == good.utc);
    }
}

TEST_CASE("what is no RFC 3339 time is refused", "[timestamp]")
{
    for (const std::string_view bad : {"",
                                       "2026",
                                       "2026-11-23",
                                       "2026-11-23T21:57:00",
                                       "2026-11-23 21:57:00Z",
                                       "2026-11-23T21:57Z",
                                       "2026-11-23T21:57:00.Z",
                                       "2026-11-23T21:57:00+0200",
                                       "2026-11-23T21:57:00+24:00",
                                       "2026-11-23T21:57:00+02:60",
                                       "2026-11-23T24:00:00Z",
                                       "2026-11-23T21:60:00Z",
                                       "2026-11-23T21:57:60Z",
                                       "2026-02-29T00:00:00Z",
                                       "2026-04-31T00:00:00Z",
                                       "2026-13-01T00:00:00Z",
                                       "2026-00-01T00:00:00Z",
                                       "2026-11-00T00:00:00Z",
                                       "1969-12-31T23:59:59Z",
                                       "1970-01-01T00:30:00+01:00",
                                       "26-11-23T21:57:00Z",
                                       "2026-11-23T21:57:00Zx",
                                       " 2026-11-23T21:57:00Z",
                                       "2026-1a-23T21:57:00Z",
                                       "9999-12-31T23:59:59-01:00"}) {
        CAPTURE(bad);
        CHECK_FALSE(ParseRfc3339(bad));
    }
}

TEST_CASE("Pinterest's times without a zone are UTC", "[timestamp]")
{
    REQUIRE(ParseLooseTime("2025-05-21T01:13:01"));
    CHECK(FormatRfc3339(*ParseLooseTime("2025-05-21T01:13:01")) == "2025-05-21T01:13:01Z");
    CHECK(FormatRfc3339(*ParseLooseTime("2025-05-21T01:13:01.25")) == "2025-05-21T01:13:01.250Z");
    CHECK(ParseLooseTime("2025-05-21T03:13:01+02:00") == ParseLooseTime("2025-05-21T01:13:01"));
    CHECK_FALSE(ParseLooseTime("2025-05-21"));
    CHECK_FALSE(ParseLooseTime("2025-05-21T01:13:01 "));
}

TEST_CASE("the Date header of HTTP is read and written", "[timestamp]")
{
    const std::optional<Timestamp> time = ParseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT");
    REQUIRE(time);
    CHECK(FormatRfc3339(*time) == "1994-11-06T08:49:37Z");
    CHECK(FormatHttpDate(*time) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(FormatHttpDate(FromMillis(0)) == "Thu, 01 Jan 1970 00:00:00 GMT");
    for (const std::string_view bad :
         {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 6 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
          "Xyz, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC"}) {
        CAPTURE(bad);
        CHECK_FALSE(ParseHttpDate(bad));
    }
}

}  // namespace
