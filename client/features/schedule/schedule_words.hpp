// The texts of the schedule: calendars, moving pins, weekly slots, overdue pins, pausing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"

namespace pinwright::app::words {

/// The strip shown while something is paused; empty if nothing is.
std::string PausedStrip(const Status& status);

/// "Mon, 23 Nov 2026, today, 2 pins", for a day of the calendar.
std::string DayCell(const CalendarDay& day, bool today, std::size_t pins);
/// "5 times a week", "5 times a week, Vienna time".
std::string SlotsText(std::size_t count);
std::string QueueText(const QueueTimes& times);
/// "Use Vienna time".
std::string UseZone(std::string_view zone);
/// "Remove Mon 09:00", "Copy Mon to all weekdays".
std::string RemoveSlot(std::string_view weekday, std::string_view time);
std::string CopyDay(std::string_view weekday);
Problem NoSlotTimeProblem();
Problem NoHoursProblem();
Problem NoDaysProblem();
Problem NoDateProblem();

}  // namespace pinwright::app::words
