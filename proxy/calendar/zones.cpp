#include "proxy/calendar/zones.hpp"

#include <exception>

#include "proxy/calendar/zone_aliases.hpp"
#include "proxy/calendar/zone_lookup.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::calendar {

namespace {

/// Every database has it.
constexpr const char* kSurelyThere = "Etc/UTC";

const date::time_zone* FindExactly(const std::string& name)
{
    try {
        const date::time_zone* const zone = date::locate_zone(name);
        // The list of names may be older than the files: this reads the zone's own.
        zone->get_info(date::sys_seconds{});
        return zone;
    } catch (const std::exception&) {
        return nullptr;
    }
}

}  // namespace

const date::time_zone* FindZone(const std::string& name)
{
    const date::time_zone* zone = nullptr;
    ResolveZoneName(name, [&zone](const std::string& one) {
        zone = FindExactly(one);
        return zone != nullptr;
    });
    return zone;
}

bool IsZone(const std::string& name)
{
    return FindZone(name) != nullptr;
}

std::optional<Diagnosis> DiagnoseZone(const QueueTimes& times)
{
    if (times.slots.empty() || IsZone(times.time_zone))
        return std::nullopt;
    const std::string consequence = ", so Pinwright can't find a free slot. Scheduled pins keep their times.";
    // A text that isn't a name could be anything, so it isn't repeated.
    if (IsZone(kSurelyThere))
        return Diagnose(Cause::kUnknownTimeZone,
                        "Its time zone database has no zone named " +
                            (IsZoneName(times.time_zone) ? times.time_zone : "like that") + consequence);
    Diagnosis none = Diagnose(Cause::kUnknownTimeZone, "No time zones are installed on it" + consequence);
    none.title = "This server has no time zone database.";
    none.fix = "Install the package tzdata on the server and restart Pinwright.";
    none.action = Action::kTroubleshoot;
    return none;
}

}  // namespace pinwright::calendar
