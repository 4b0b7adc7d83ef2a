#include "client/core/local_time.hpp"

namespace pinwright::app {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
constexpr milliseconds kDay = std::chrono::hours(24);

minutes OffsetAt(const Zone& zone, Timestamp at)
{
    return minutes(zone.OffsetMinutes(at));
}

}  // namespace

std::optional<Moment> ReadWallClock(const Zone& zone, std::string_view date, std::string_view time)
{
    if (time.size() != 5)
        return std::nullopt;
    const std::optional<Timestamp> shown = ParseRfc3339(std::string(date) + "T" + std::string(time) + ":00Z");
    if (!shown)
        return std::nullopt;
    // No zone changes its clocks twice within two days.
    const Timestamp by_old = *shown - OffsetAt(zone, *shown - kDay);
    const Timestamp by_new = *shown - OffsetAt(zone, *shown + kDay);
    const bool old_holds = by_old + OffsetAt(zone, by_old) == *shown;
    const bool new_holds = by_new + OffsetAt(zone, by_new) == *shown;
    if (old_holds)
        return Moment{by_old, new_holds && by_new != by_old ? Moment::Kind::kTwice : Moment::Kind::kOnce};
    if (new_holds)
        return Moment{by_new, Moment::Kind::kOnce};
    return Moment{by_old, Moment::Kind::kSkipped};
}

Reading ReadingAt(const Zone& zone, Timestamp at)
{
    const std::string text = FormatRfc3339(at + OffsetAt(zone, at));
    return {text.substr(0, 10), text.substr(11, 5)};
}

long long DayAt(const Zone& zone, Timestamp at)
{
    return std::chrono::floor<std::chrono::days>(at + OffsetAt(zone, at)).time_since_epoch().count();
}

std::optional<long long> DayOf(std::string_view date)
{
    const std::optional<Timestamp> start = ParseRfc3339(std::string(date) + "T00:00:00Z");
    if (!start)
        return std::nullopt;
    return std::chrono::floor<std::chrono::days>(*start).time_since_epoch().count();
}

std::string DateOf(long long day)
{
    return FormatRfc3339(Timestamp(day * kDay)).substr(0, 10);
}

Timestamp StartOf(const Zone& zone, long long day)
{
    return ReadWallClock(zone, DateOf(day), "00:00").value_or(Moment{Timestamp(day * kDay)}).at;
}

}  // namespace pinwright::app
