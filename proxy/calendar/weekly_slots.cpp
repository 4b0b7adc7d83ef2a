#include "proxy/calendar/weekly_slots.hpp"

#include <chrono>
#include <exception>

#include "proxy/calendar/zone_lookup.hpp"

namespace pinwright::calendar {

namespace {

Timestamp Resolve(const date::time_zone& zone, date::local_seconds local)
{
    const date::local_info info = zone.get_info(local);
    if (info.result == date::local_info::nonexistent)
        return info.second.begin;
    return date::sys_seconds(local.time_since_epoch()) - info.first.offset;
}

/// Monday is 1.
int DayOfWeek(date::local_days day)
{
    return static_cast<int>(date::weekday(day).iso_encoding());
}

}  // namespace

std::vector<Timestamp> NextFreeTimes(const QueueTimes& times, Timestamp after, int count,
                                     const std::function<bool(Timestamp)>& is_taken)
{
    std::vector<Timestamp> free;
    const date::time_zone* const zone = times.slots.empty() ? nullptr : FindZone(times.time_zone);
    if (zone == nullptr)
        return free;
    try {
        const date::local_days today =
            date::floor<date::days>(zone->to_local(date::floor<std::chrono::seconds>(after)));
        Timestamp last = after;
        // A day earlier than today: a slot of yesterday may have been moved over midnight by a gap.
        for (int ahead = -1; ahead <= kFarthestDays; ++ahead) {
            const date::local_days day = today + date::days(ahead);
            for (const QueueSlot& slot : times.slots) {
                if (static_cast<int>(free.size()) >= count)
                    return free;
                if (slot.day != DayOfWeek(day))
                    continue;
                const Timestamp time = Resolve(*zone, day + std::chrono::minutes(slot.minute));
                if (time <= last)
                    continue;
                last = time;
                if (!is_taken(time))
                    free.push_back(time);
            }
        }
    } catch (const std::exception&) {
        // Its rules cannot be read: as good as not known.
        free.clear();
    }
    return free;
}

}  // namespace pinwright::calendar
