// Which zones are known, under which names, and what the server says about an unknown one.
#include "proxy/calendar/zones.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "proxy/calendar/weekly_slots.hpp"
#include "proxy/calendar/zone_aliases.hpp"
#include "tests/unit/calendar/other_zones.hpp"

namespace pinwright::calendar {
namespace {

using test::Child;
using test::RunWithZones;
using test::Zones;

/// Nine o'clock every morning.
QueueTimes Mornings(const std::string& zone)
{
    QueueTimes times{zone, {}};
    for (int day = 1; day <= 7; ++day)
        times.slots.push_back({day, 9 * 60});
    return times;
}

std::string NextMorning(const std::string& zone)
{
    const std::vector<Timestamp> free = NextFreeTimes(
        Mornings(zone), ParseRfc3339("2026-11-26T12:00:00Z").value(), 1, [](Timestamp) { return false; });
    return free.empty() ? "none" : FormatRfc3339(free.front());
}

std::string Resolve(const std::string& name, const std::set<std::string>& known)
{
    return ResolveZoneName(name, [&](const std::string& one) { return known.count(one) != 0; })
        .value_or("unknown");
}

// Names that browsers send, and the current names.
constexpr struct {
    const char* old_name;
    const char* name;
    const char* nine;  ///< After noon (UTC) of 26 November 2026.
} kRenamed[] = {
    {"Asia/Calcutta", "Asia/Kolkata", "2026-11-27T03:30:00Z"},
    {"Europe/Kiev", "Europe/Kyiv", "2026-11-27T07:00:00Z"},
    {"Asia/Saigon", "Asia/Ho_Chi_Minh", "2026-11-27T02:00:00Z"},
    {"Asia/Katmandu", "Asia/Kathmandu", "2026-11-27T03:15:00Z"},
    {"Asia/Rangoon", "Asia/Yangon", "2026-11-27T02:30:00Z"},
    {"America/Buenos_Aires", "America/Argentina/Buenos_Aires", "2026-11-27T12:00:00Z"},
    {"America/Indianapolis", "America/Indiana/Indianapolis", "2026-11-26T14:00:00Z"},
    {"Atlantic/Faeroe", "Atlantic/Faroe", "2026-11-27T09:00:00Z"},
    {"US/Pacific", "America/Los_Angeles", "2026-11-26T17:00:00Z"},
    {"UTC", "Etc/UTC", "2026-11-27T09:00:00Z"},
};

TEST_CASE("a zone is found under its old and its new name, whichever exists", "[zones]")
{
    for (const auto& one : kRenamed) {
        INFO(one.old_name);
        CHECK(Resolve(one.old_name, {one.name}) == one.name);
        CHECK(Resolve(one.name, {one.old_name}) == one.old_name);
        CHECK(Resolve(one.old_name, {one.old_name, one.name}) == one.old_name);
        CHECK(Resolve(one.name, {one.old_name, one.name}) == one.name);
    }
    // Through the current name, which is neither of them.
    CHECK(Resolve("US/Pacific", {"Europe/Kyiv"}) == "unknown");
    CHECK(Resolve("Europe/Uzhgorod", {"Europe/Kiev"}) == "Europe/Kiev");
    CHECK(Resolve("Europe/Atlantis", {"Europe/Kyiv", "Europe/Kiev"}) == "unknown");
    CHECK(Resolve("", {"Europe/Kyiv"}) == "unknown");
}

TEST_CASE("no alias leads to another alias", "[zones]")
{
    std::set<std::string_view> aliases;
    for (const ZoneAlias& one : ZoneAliases())
        CHECK(aliases.insert(one.alias).second);
    for (const ZoneAlias& one : ZoneAliases()) {
        INFO(one.alias);
        CHECK_FALSE(aliases.contains(one.zone));
    }
}

TEST_CASE("times in an unknown zone say so", "[zones]")
{
    CHECK_FALSE(DiagnoseZone(Mornings("Europe/Vienna")));
    CHECK_FALSE(DiagnoseZone(QueueTimes{"Europe/Atlantis", {}}));
    const std::optional<Diagnosis> unknown = DiagnoseZone(Mornings("Europe/Atlantis"));
    REQUIRE(unknown);
    CHECK(unknown->id == "unknown_time_zone");
    CHECK(unknown->detail.find("Europe/Atlantis") != std::string::npos);
    CHECK(unknown->action == Action::kSetTimes);
    // A client can send anything as a name, so the name is not repeated.
    const std::optional<Diagnosis> odd = DiagnoseZone(Mornings("<b>Vienna</b>"));
    REQUIRE(odd);
    CHECK(odd->detail.find("<b>") == std::string::npos);
}

TEST_CASE("old names have the right times on a machine that has only new names", "[zones]")
{
    const Child child = RunWithZones(Zones::kWithoutOldNames, "without_old_names");
    if (!child.permitted)
        SKIP("this machine allows no mount namespaces");
    CHECK(child.status == 0);
}

TEST_CASE("a machine without time zones says so", "[zones]")
{
    for (const Zones zones : {Zones::kEmpty, Zones::kNone}) {
        INFO(static_cast<int>(zones));
        const Child child = RunWithZones(zones, "without_zones");
        if (!child.permitted)
            SKIP("this machine allows no mount namespaces");
        CHECK(child.status == 0);
    }
}

// ---- Run in their own namespace by the tests above ----

TEST_CASE("child: only new names", "[.][without_old_names]")
{
    namespace fs = std::filesystem;
    // Checks that the setup worked.
    REQUIRE_FALSE(fs::exists("/usr/share/zoneinfo/Asia/Calcutta"));
    REQUIRE(fs::exists("/usr/share/zoneinfo/Asia/Kolkata"));
    for (const auto& one : kRenamed) {
        INFO(one.old_name);
        CHECK(IsZone(one.old_name));
        CHECK_FALSE(DiagnoseZone(Mornings(one.old_name)));
        CHECK(NextMorning(one.old_name) == one.nine);
        CHECK(NextMorning(one.name) == one.nine);
    }
    CHECK_FALSE(IsZone("Europe/Atlantis"));
}

TEST_CASE("child: no zones", "[.][without_zones]")
{
    for (const char* const zone : {"Europe/Vienna", "Asia/Calcutta", "UTC", ""}) {
        INFO(zone);
        CHECK_FALSE(IsZone(zone));
        CHECK(NextMorning(zone) == "none");
        const std::optional<Diagnosis> unknown = DiagnoseZone(Mornings(zone));
        REQUIRE(unknown);
        CHECK(unknown->id == "unknown_time_zone");
        CHECK(unknown->title == "This server has no time zone database.");
        CHECK(unknown->fix.find("tzdata") != std::string::npos);
    }
}

}  // namespace
}  // namespace pinwright::calendar
