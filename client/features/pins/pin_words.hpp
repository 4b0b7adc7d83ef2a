// The words of pins, and of their lists: part of words.hpp, through which they are reached.
#pragma once

#include <string_view>

namespace pinwright::app::words {

// ---- Result ----
inline constexpr std::string_view kViewOnPinterest = "View on Pinterest";
inline constexpr std::string_view kCopyLink = "Copy link";
inline constexpr std::string_view kHistory = "History";
inline constexpr std::string_view kPinId = "Pin id";
inline constexpr std::string_view kCopyPinId = "Copy pin id";
inline constexpr std::string_view kEdit = "Edit";
inline constexpr std::string_view kEditPin = "Edit pin";
inline constexpr std::string_view kCancelPin = "Cancel pin";
inline constexpr std::string_view kCancelTitle = "Cancel this pin?";
inline constexpr std::string_view kCancelDetail =
    "It is not published. It stays in the list of all pins, and can be taken up again.";
inline constexpr std::string_view kKeepPin = "Keep it";
inline constexpr std::string_view kCandidates = "Is one of these your pin?";
inline constexpr std::string_view kThatIsIt = "That is it";
inline constexpr std::string_view kPublishAgain = "Publish again";
inline constexpr std::string_view kLoadedAnew = "The pin is loaded anew.";
inline constexpr std::string_view kDiscardChanges = "Discard changes";
inline constexpr std::string_view kDiscardChangesTitle = "Discard these changes?";
inline constexpr std::string_view kDiscardChangesDetail = "The pin stays as it was.";
inline constexpr std::string_view kPinTitle = "Your pin";
inline constexpr std::string_view kEarlierPost =
    "Your first try had arrived already, so this pin went out as it was then. What you changed since is kept "
    "in the "
    "form as a new draft.";
inline constexpr std::string_view kOtherDraft =
    "Another pin is being written in the form. Publish or discard that one first.";

// ---- Pausing ----
inline constexpr std::string_view kPauseAll = "Pause everything";
inline constexpr std::string_view kPauseAccount = "Pause this account";
inline constexpr std::string_view kResume = "Resume";
inline constexpr std::string_view kExpected = "Goes out at about";  ///< Before a time.
inline constexpr std::string_view kAllPaused = "Publishing is paused. Nothing goes out until it is resumed.";
inline constexpr std::string_view kTakeOver = "Take over";
inline constexpr std::string_view kRestored =
    "This server was restored from a backup, and publishes nothing until it takes over. Stop the other one "
    "first.";
inline constexpr std::string_view kResumed = "Publishing goes on.";  ///< Announced.

// ---- Pins ----
/// In the order of PinTab.
inline constexpr std::string_view kTabs[] = {"All",           "Waiting", "Published",
                                             "Not published", "Drafts",  "Scheduled"};
/// The schedule has the scheduled ones in a tab of their own; what else waits there is held up.
inline std::string_view TabName(Screen screen, PinTab tab)
{
    const bool held = screen == Screen::kSchedule && tab == PinTab::kWaiting;
    return held ? "On hold" : kTabs[static_cast<std::size_t>(tab)];
}
/// In the order of ScheduleView.
inline constexpr std::string_view kViews[] = {"List", "Day", "Week", "Month"};
inline constexpr std::string_view kView = "View";
inline constexpr std::string_view kToday = "Today";
inline constexpr std::string_view kEarlier[] = {"", "Previous day", "Previous week", "Previous month"};
inline constexpr std::string_view kLater[] = {"", "Next day", "Next week", "Next month"};
inline constexpr std::string_view kNothingPlanned = "Nothing planned";
inline constexpr std::string_view kUntitled = "Untitled pin";
inline constexpr std::string_view kDue = "Due";                ///< Before a time.
inline constexpr std::string_view kNoTime = "Without a time";  ///< In place of a day.
inline constexpr std::string_view kAllAccounts = "All accounts";
inline constexpr std::string_view kLoadingMore = "Loading more pins";

}  // namespace pinwright::app::words
