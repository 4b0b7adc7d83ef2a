// The texts of the schedule: calendars, moving pins, weekly slots, overdue pins, pausing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"

namespace pinwright::app::words {

// ---- Texts made from values ----
/// The strip shown while something is paused; empty if nothing is.
std::string PausedStrip(const Status& status);

// ---- Pausing ----
inline constexpr std::string_view kPauseAll = "Pause everything";
inline constexpr std::string_view kResume = "Resume";
inline constexpr std::string_view kAllPaused = "Publishing is paused. Nothing is published until you resume.";
inline constexpr std::string_view kTakeOver = "Take over";
inline constexpr std::string_view kRestored =
    "This server was restored from a backup. Stop the other server, then take over to publish from here.";
inline constexpr std::string_view kResumed = "Publishing resumed.";  ///< Announced.

// ---- Pins ----
/// In the order of ScheduleView.
inline constexpr std::string_view kViews[] = {"List", "Day", "Week", "Month"};
inline constexpr std::string_view kView = "View";
inline constexpr std::string_view kToday = "Today";
inline constexpr std::string_view kEarlier[] = {"", "Previous day", "Previous week", "Previous month"};
inline constexpr std::string_view kLater[] = {"", "Next day", "Next week", "Next month"};
inline constexpr std::string_view kNothingPlanned = "Nothing planned";
inline constexpr std::string_view kAllAccounts = "All accounts";

// ---- Moving and batches ----
inline constexpr std::string_view kMoveTitle = "Move to another day";
inline constexpr std::string_view kMoveDone = "Move";
inline constexpr std::string_view kMoveBy = "Move by";
/// By MoveDialog::by_days.
inline constexpr std::string_view kMoveBys[] = {"To a date", "By days"};
inline constexpr std::string_view kDays = "Days later";
inline constexpr std::string_view kDaysHint = "-1 is a day earlier. Each pin keeps its time of day.";
inline constexpr std::string_view kDateHint = "Each pin keeps its time of day.";
inline constexpr std::string_view kUndoMove = "Undo the last move";
inline constexpr std::string_view kHasNoTime = "It has no publishing time yet.";
inline constexpr std::string_view kTimePassed = "Its time on that day has passed.";

// ---- Weekly slots and overdue pins ----
inline constexpr std::string_view kQueueDetail = "New pins can go into the next free slot.";
inline constexpr std::string_view kQueueDay = "Day";
inline constexpr std::string_view kWeekdaysName = "Every weekday";
inline constexpr std::string_view kEveryDayName = "Every day";
inline constexpr std::string_view kAdd = "Add";
inline constexpr std::string_view kNoTimes = "No times";
inline constexpr std::string_view kTimesSaved = "Publishing times saved.";
inline constexpr std::string_view kOverdue = "Overdue settings";
inline constexpr std::string_view kOverdueDetail =
    "What happens to pins that missed their time because this server was off or paused.";
/// In the order of OverduePolicy.
inline constexpr std::string_view kOverdues[] = {"Space out", "Skip", "Next free slot"};
inline constexpr std::string_view kOverdueDetails[] = {
    "They’re published one by one, oldest first.",
    "They aren’t published. You decide about each one.",
    "Each goes into its account’s next free slot. If there are no slots, they’re spaced out.",
};
inline constexpr std::string_view kOverdueHours = "Give up after (hours)";
inline constexpr std::string_view kOverdueSaved = "Overdue settings saved.";

// ---- Calendars ----
/// "Mon, 23 Nov 2026, today, 2 pins", for a day of the calendar.
std::string DayCell(const CalendarDay& day, bool today, std::size_t pins);

// ---- Weekly slots ----
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

// ---- Moving and batches ----
Problem NoDaysProblem();
Problem NoDateProblem();

}  // namespace pinwright::app::words
