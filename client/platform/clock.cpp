#include "client/platform/clock.hpp"

#include <cstdlib>

extern "C" {
double pw_clock_now();
char* pw_clock_words(double milliseconds, int style);
char* pw_clock_zone();
int pw_clock_offset(double milliseconds);
int pw_clock_offset_in(const char* zone, double milliseconds);
int pw_clock_first_weekday();
void pw_random_fill(void* bytes, int count);
}

namespace pinwright::platform {

namespace {

std::string Taken(char* text)
{
    std::string taken(text);
    std::free(text);
    return taken;
}

}  // namespace

Timestamp BrowserClock::Now() const
{
    return FromMillis(static_cast<long long>(pw_clock_now()));
}

std::string BrowserRandom::Bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    pw_random_fill(bytes.data(), static_cast<int>(count));
    return bytes;
}

std::string TimeInWords(Timestamp time, TimeStyle style)
{
    return Taken(pw_clock_words(static_cast<double>(ToMillis(time)), static_cast<int>(style)));
}

std::string TimeOfDayInWords(int minute)
{
    // Follows the parts of dates.
    constexpr int kStyle = 8;
    return Taken(pw_clock_words(minute * 60'000.0, kStyle));
}

std::string BrowserZone::Name() const
{
    return Taken(pw_clock_zone());
}

int BrowserZone::OffsetMinutes(Timestamp at) const
{
    return pw_clock_offset(static_cast<double>(ToMillis(at)));
}

std::string BrowserZone::InWords(Timestamp at) const
{
    return TimeInWords(at, TimeStyle::kDayAndTime);
}

std::string BrowserZone::DayInWords(Timestamp at) const
{
    return TimeInWords(at, TimeStyle::kWeekday);
}

std::string BrowserZone::PartInWords(Timestamp at, DatePart part) const
{
    // They follow those of TimeStyle, in the same order.
    constexpr int kFirstPart = 4;
    return Taken(pw_clock_words(static_cast<double>(ToMillis(at)), kFirstPart + static_cast<int>(part)));
}

std::string BrowserZone::TimeOfDayInWords(int minute) const
{
    return platform::TimeOfDayInWords(minute);
}

int BrowserZone::FirstWeekday() const
{
    return pw_clock_first_weekday();
}

int BrowserZone::OffsetMinutesIn(const std::string& zone, Timestamp at) const
{
    return pw_clock_offset_in(zone.c_str(), static_cast<double>(ToMillis(at)));
}

}  // namespace pinwright::platform
