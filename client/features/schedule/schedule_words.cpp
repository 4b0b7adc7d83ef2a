#include "client/features/schedule/schedule_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

std::string PausedStrip(const Status& status)
{
    if (status.restored)
        return std::string(texts::kRestored);
    if (status.paused)
        return std::string(texts::kAllPaused);
    std::vector<std::string> names;
    for (const Account& account : status.accounts) {
        if (account.paused)
            names.push_back("@" + account.username);
    }
    if (names.empty())
        return {};
    return Fill(names.size() == 1 ? texts::kIsPaused : texts::kArePaused, {{"accounts", Listed(names)}});
}

Problem NoDaysProblem()
{
    return {"days", "required", Fill(texts::kNoDays), Fill(texts::kNoDaysFix)};
}

Problem NoDateProblem()
{
    return {"date", "required", Fill(texts::kNoDate), Fill(texts::kNoDateFix)};
}

std::string DayCell(const CalendarDay& day, bool today, std::size_t pins)
{
    const std::string what =
        pins == 0 ? Fill(texts::kNothingPlanned) : PinCountText(static_cast<std::int64_t>(pins));
    return Fill(today ? texts::kDayCellToday : texts::kDayCell, {{"day", day.name}, {"pins", what}});
}

std::string SlotsText(std::size_t count)
{
    return count == 0 ? Fill(texts::kNoTimes)
                      : FillPlural(texts::kTimesAWeek, static_cast<std::int64_t>(count));
}

std::string QueueText(const QueueTimes& times)
{
    const std::string slots = SlotsText(times.slots.size());
    if (times.slots.empty())
        return Fill(texts::kSlotsSentence, {{"slots", slots}});
    return Fill(texts::kSlotsInZone, {{"slots", slots}, {"zone", ZoneWords(times.time_zone)}});
}

std::string UseZone(std::string_view zone)
{
    return Fill(texts::kUseZone, {{"zone", ZoneWords(zone)}});
}

std::string RemoveSlot(std::string_view weekday, std::string_view time)
{
    return Fill(texts::kRemoveSlot, {{"weekday", weekday}, {"time", time}});
}

std::string CopyDay(std::string_view weekday)
{
    return Fill(texts::kCopyDay, {{"weekday", weekday}});
}

Problem NoSlotTimeProblem()
{
    return {"time", "required", Fill(texts::kNoSlotTime), Fill(texts::kNoSlotTimeFix)};
}

Problem NoHoursProblem()
{
    return {"overdue_hours", "range", Fill(texts::kNoHours), Fill(texts::kNoHoursFix)};
}

}  // namespace pinwright::app::words
