#include "client/features/schedule/schedule_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

std::string PausedStrip(const Status& status)
{
    if (status.restored)
        return std::string(kRestored);
    if (status.paused)
        return std::string(kAllPaused);
    std::string names;
    int count = 0;
    for (const Account& account : status.accounts) {
        if (account.paused)
            names += (count++ == 0 ? "@" : ", @") + account.username;
    }
    if (count == 0)
        return {};
    return names + (count == 1 ? " is paused. Its pins wait." : " are paused. Their pins wait.");
}

Problem NoDaysProblem()
{
    return {"days", "required", "Enter a whole number of days.",
            "For example, 1 is a day later and -1 a day earlier."};
}

Problem NoDateProblem()
{
    return {"date", "required", "The date is missing.", "Choose one."};
}

std::string DayCell(const CalendarDay& day, bool today, std::size_t pins)
{
    return day.name + (today ? ", today" : "") + ", " +
           (pins == 0 ? std::string(kNothingPlanned) : PinCountText(static_cast<std::int64_t>(pins)));
}

std::string SlotsText(std::size_t count)
{
    return count == 0   ? std::string(kNoTimes)
           : count == 1 ? std::string("Once a week")
                        : std::to_string(count) + " times a week";
}

std::string QueueText(const QueueTimes& times)
{
    return SlotsText(times.slots.size()) + (times.slots.empty() ? "" : ", " + ZoneWords(times.time_zone)) +
           ".";
}

std::string UseZone(std::string_view zone)
{
    return "Use " + ZoneWords(zone);
}

std::string RemoveSlot(std::string_view weekday, std::string_view time)
{
    return "Remove " + std::string(weekday) + " " + std::string(time);
}

std::string CopyDay(std::string_view weekday)
{
    return "Copy " + std::string(weekday) + " to all weekdays";
}

Problem NoSlotTimeProblem()
{
    return {"time", "required", "The time is missing.", "Choose one, then add it."};
}

Problem NoHoursProblem()
{
    return {"overdue_hours", "range", "Enter a whole number from 1 to 720.", "For example, 24 for a day."};
}

}  // namespace pinwright::app::words
