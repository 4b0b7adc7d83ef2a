// The words of weekly times and of overdue pins.
#include "client/core/common_words.hpp"

namespace pinwright::app::words {

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
    return {"overdue_hours", "range", "This is no number of hours from 1 to 720.",
            "Write 24 for a day, say."};
}

}  // namespace pinwright::app::words
