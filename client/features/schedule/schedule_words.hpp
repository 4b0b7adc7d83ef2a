// The words of calendars, of moving pins, of weekly times and overdue pins: part of words.hpp, through which
// they are reached.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/state.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {

// ---- Moving, and several at once ----
inline constexpr std::string_view kMove = "Move…";
inline constexpr std::string_view kMoveToDay = "Move to another day…";
inline constexpr std::string_view kMoveTitle = "Move to another day";
inline constexpr std::string_view kMoveDone = "Move";
inline constexpr std::string_view kMoveBy = "Move by";
/// Whether MoveDialog::by_days.
inline constexpr std::string_view kMoveBys[] = {"To a date", "By days"};
inline constexpr std::string_view kDays = "Days later";
inline constexpr std::string_view kDaysHint = "-1 is a day earlier. Each pin keeps its time of day.";
inline constexpr std::string_view kDateHint = "Each pin keeps its time of day.";
inline constexpr std::string_view kUndo = "Undo";
inline constexpr std::string_view kUndoMove = "Undo the last move";
inline constexpr std::string_view kStillUnderWay = "Other changes are still under way.";
inline constexpr std::string_view kHasNoTime = "It has no time yet.";
inline constexpr std::string_view kTimePassed = "Its time on that day has passed.";
inline constexpr std::string_view kSelect = "Select";
inline constexpr std::string_view kSelectAll = "Select all";
inline constexpr std::string_view kDone = "Done";
inline constexpr std::string_view kSelectFirst = "Select pins first.";
inline constexpr std::string_view kSelecting = "Choose pins, then what is to be done with them.";
inline constexpr std::string_view kNotSelecting = "Nothing is selected any more.";
inline constexpr std::string_view kCancelPins = "Cancel pins";
inline constexpr std::string_view kCancelPinsDetail =
    "They are not published. They stay in the list of all pins, and can be taken up again.";
inline constexpr std::string_view kKeepPins = "Keep them";

// ---- Weekly times, and overdue pins ----
inline constexpr std::string_view kQueueTimes = "Publishing times";
inline constexpr std::string_view kSetQueueTimes = "Set publishing times…";
inline constexpr std::string_view kQueueDetail = "A pin can take the next one of these that is free.";
inline constexpr std::string_view kQueueDay = "Day";
inline constexpr std::string_view kWeekdaysName = "Every weekday";
inline constexpr std::string_view kEveryDayName = "Every day";
inline constexpr std::string_view kAdd = "Add";
inline constexpr std::string_view kSave = "Save";
inline constexpr std::string_view kNoTimes = "No times";
inline constexpr std::string_view kTimesSaved = "The publishing times are saved.";
inline constexpr std::string_view kNextFree = "Next free time";
inline constexpr std::string_view kSlotExpected =
    "This slot is expected. The next one that is free is reserved when you save.";
inline constexpr std::string_view kNoFreeTime = "No free time is in sight.";
inline constexpr std::string_view kOverdue = "Overdue pins";
inline constexpr std::string_view kOverdueDetail =
    "What becomes of pins that could not go out at their time, because this server was off or paused.";
/// In the order of OverduePolicy.
inline constexpr std::string_view kOverdues[] = {"Space out", "Skip", "Next free time"};
inline constexpr std::string_view kOverdueDetails[] = {
    "They go out one after another, the oldest first.",
    "They do not go out. You decide what becomes of each.",
    "Each takes the next free publishing time of its account. Without such times they are spaced out.",
};
inline constexpr std::string_view kOverdueHours = "At most so many hours late";
inline constexpr std::string_view kOverdueSaved = "It is saved what becomes of overdue pins.";

// ---- Several tabs ----
inline constexpr std::string_view kDraftFollowed =
    "This draft is being written in another tab. What is written there shows here.";
inline constexpr std::string_view kDraftGone = "The draft was published or discarded in another tab.";
inline constexpr std::string_view kDraftApart =
    "Another tab has a draft of its own now. This one is kept only until this tab is closed.";

// ---- Calendars ----
/// "Mon, 23 Nov 2026, today, 2 pins", for the day of a calendar.
std::string DayCell(const CalendarDay& day, bool today, std::size_t pins);
/// "3 more".
std::string MoreText(std::size_t count);

// ---- Weekly times ----
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

// ---- Moving, and several at once ----
/// Why a pin cannot be changed, moved or tried again now, in a sentence; empty: it can.
std::string WhyFixed(const Pin& pin);
std::string WhyNotMoved(const Pin& pin);
std::string WhyNotRetried(const Pin& pin);
/// "Moved to 30 Nov 2026, 09:00." or "3 pins moved."
std::string AllDone(BatchKind kind, const std::vector<Pin>& done, const Zone& zone);
/// "2 of 12 pins were not moved.", and each of them with its reason.
std::string NotAllDone(BatchKind kind, std::size_t done, const std::vector<PinFailure>& failures);
std::string Failures(const std::vector<PinFailure>& failures);
/// "3 selected", and while they change "3 still to do".
/// "12 selected"; with a negative count "All selected".
std::string SelectedText(std::int64_t count);
/// "12 pins"; with a negative count "All pins of this list".
std::string SelectedPins(std::int64_t count);
/// "Select all 2000"; without the number where it is not known, or all are loaded.
std::string SelectAllText(const PinList& list);
std::string StillToDo(std::size_t count);
/// "Cancel 3 pins?"
std::string CancelPinsTitle(std::int64_t count);
/// Why a button is off: "None of the selected pins can be moved."
std::string NoneCanBe(BatchDeed deed);
/// What came of all pins of a list: "2000 pins moved.", "1990 of 2000 pins moved.", and why the rest was not.
std::string AllOfThem(BatchDeed deed, std::int64_t done);
std::string SomeOfThem(BatchDeed deed, const BatchCounts& counts);
std::string WhySkipped(const BatchCounts& counts);
Problem NoDaysProblem();
Problem NoDateProblem();

}  // namespace pinwright::app::words
