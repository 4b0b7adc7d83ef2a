#include "proxy/calendar/moved_days.hpp"

#include <chrono>
#include <exception>

#include "proxy/calendar/zone_lookup.hpp"

namespace pinwright::calendar {

namespace {

using std::chrono::seconds;

/// The reading of a clock there, in seconds as if it were UTC.
date::local_seconds ReadingIn(const date::time_zone* zone, Timestamp at)
{
    const date::sys_seconds whole = date::floor<seconds>(at);
    return zone != nullptr ? zone->to_local(whole) : date::local_seconds(whole.time_since_epoch());
}

}  // namespace

Timestamp MovedByDays(Timestamp at, long long days, const std::string& zone)
{
    try {
        const date::time_zone* const found = FindZone(zone);
        const date::local_seconds local = ReadingIn(found, at) + date::days(days);
        const auto rest = at - date::floor<seconds>(at);
        const date::sys_seconds there(local.time_since_epoch());
        return (found != nullptr ? there - found->get_info(local).first.offset : there) + rest;
    } catch (const std::exception&) {
        return at + date::days(days);  // Its rules cannot be read.
    }
}

std::optional<long long> DaysTo(const std::string& date_text, Timestamp at, const std::string& zone)
{
    const std::optional<Timestamp> day = ParseRfc3339(date_text + "T00:00:00Z");
    if (!day)
        return std::nullopt;
    try {
        const auto today = date::floor<date::days>(ReadingIn(FindZone(zone), at)).time_since_epoch();
        return (date::floor<date::days>(*day).time_since_epoch() - today).count();
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace pinwright::calendar
