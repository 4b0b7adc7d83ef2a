// Every word of the app that a person reads and that is not in the diagnosis catalog, in one
// place: screens, dialogs, announcements. Short, plain, kind; sentence case; verbs on buttons.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "client/core/state.hpp"
#include "client/core/local_time.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/troubleshoot/check_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/accounts/standard_access_words.hpp"

namespace pinwright::app::words {

// ---- Everywhere ----
inline constexpr std::string_view kName = "Pinwright";
inline constexpr std::string_view kNotice = "Notice";
inline constexpr std::string_view kPausedNotice = "Publishing";
inline constexpr std::string_view kConnectionNotice = "Connection";
inline constexpr std::string_view kSignInNotice = "Sign-in";
inline constexpr std::string_view kServerNotice = "Server";
inline constexpr std::string_view kCompose = "Compose";
inline constexpr std::string_view kPins = "Pins";
inline constexpr std::string_view kSchedule = "Schedule";  ///< The screen, and the button that plans a pin.
inline constexpr std::string_view kIntegrations = "Integrations";
inline constexpr std::string_view kTroubleshoot = "Troubleshoot";
inline constexpr std::string_view kStandardAccess = "From trial to Standard access";
inline constexpr std::string_view kAppearance = "Appearance";
inline constexpr std::string_view kShortcuts = "Keyboard shortcuts";
inline constexpr std::string_view kTryAgain = "Try again";
inline constexpr std::string_view kCancel = "Cancel";
inline constexpr std::string_view kClose = "Close";
inline constexpr std::string_view kOpen = "Open";
inline constexpr std::string_view kMore = "More";
inline constexpr std::string_view kClear = "Clear";
inline constexpr std::string_view kDismiss = "Dismiss";
inline constexpr std::string_view kLoading = "Loading";
inline constexpr std::string_view kStandinNotice =
    "This is a trial run against a built-in stand-in for Pinterest. Nothing reaches the real Pinterest.";
inline constexpr std::string_view kSandboxNotice =
    "Connected to Pinterest’s sandbox. Pins made here are visible to you alone.";
inline constexpr std::string_view kUnknownTitle = "There is nothing at this address.";
inline constexpr std::string_view kUnknownDetail = "The link may be old or mistyped.";
inline constexpr std::string_view kOfflineTitle = "The server cannot be reached.";
inline constexpr std::string_view kOfflineDetail =
    "Your browser got no answer from Pinwright. What you wrote is kept here.";
inline constexpr std::string_view kKept = "What you wrote is kept here.";
inline constexpr std::string_view kServerBack = "The server answers again.";  ///< Announced.
inline constexpr std::string_view kOfflineFix = "Check your connection, then try again.";
inline constexpr std::string_view kPinterestSettings = "https://www.pinterest.com/settings/account-settings";

// Announced.
inline constexpr std::string_view kCopied = "Copied.";
inline constexpr std::string_view kNotCopied = "The browser did not let it be copied.";

// ---- Appearance and shortcuts ----
inline constexpr std::string_view kTheme = "Theme";
/// In the order of ThemeChoice.
inline constexpr std::string_view kThemes[] = {"System", "Light", "Dark"};
inline constexpr std::string_view kDirection = "Writing direction";
/// In the order of DirectionChoice.
inline constexpr std::string_view kDirections[] = {"Automatic", "Left to right", "Right to left"};
inline constexpr std::string_view kAppearanceHint = "Kept in this browser.";
inline constexpr std::string_view kLetterKeys = "Single keys as shortcuts";
inline constexpr std::string_view kLetterKeysHint =
    "They work outside of text fields. Turn them off where they get in the way of speech input.";

// ---- Compose ----
inline constexpr std::string_view kNewPin = "New pin";
inline constexpr std::string_view kImage = "Image";
inline constexpr std::string_view kNotWhileSaving =
    "The pin is being saved. Choose the image again afterwards.";
inline constexpr std::string_view kChooseImage = "Choose image";
inline constexpr std::string_view kReplaceImage = "Replace image";
inline constexpr std::string_view kRemoveImage = "Remove image";
inline constexpr std::string_view kDropHere = "Drop the image here";
inline constexpr std::string_view kDropImage = "Drop an image here, or choose one";
inline constexpr std::string_view kImageHint = "JPEG or PNG, up to 20 MB.";
inline constexpr std::string_view kImageSizeHint = "1000 by 1500 looks best.";
inline constexpr std::string_view kUploading = "Uploading";
inline constexpr std::string_view kUploaded = "Uploaded";
inline constexpr std::string_view kConnectionLost = "The connection was lost.";
inline constexpr std::string_view kTryNow = "Try now";
inline constexpr std::string_view kDraftNotKept =
    "This browser does not keep drafts. Publish before you close this page.";
inline constexpr std::string_view kPreview = "Preview";
/// In the order of PreviewMode.
inline constexpr std::string_view kPreviews[] = {"Feed", "Close-up"};
inline constexpr std::string_view kShowPreview = "Show preview";
inline constexpr std::string_view kHidePreview = "Hide preview";
inline constexpr std::string_view kTitle = "Title";
inline constexpr std::string_view kDescription = "Description";
inline constexpr std::string_view kLink = "Link";
inline constexpr std::string_view kLinkHint = "https://example.com/page";
inline constexpr std::string_view kAltText = "Alt text";
inline constexpr std::string_view kAltTextHint = "What the image shows, for people who cannot see it";
inline constexpr std::string_view kAccount = "Account";
inline constexpr std::string_view kBoard = "Board";
inline constexpr std::string_view kChooseBoard = "Choose a board";
inline constexpr std::string_view kSection = "Section";
inline constexpr std::string_view kNoSection = "No section";
inline constexpr std::string_view kSearchBoards = "Search boards";
inline constexpr std::string_view kRecentBoards = "Recent";
inline constexpr std::string_view kAllBoards = "All boards";
inline constexpr std::string_view kNoBoardMatches = "No board has this name.";
inline constexpr std::string_view kSecret = "Secret";
inline constexpr std::string_view kCreateBoard = "Create board";
inline constexpr std::string_view kCreate = "Create";
inline constexpr std::string_view kBoardName = "Board name";
inline constexpr std::string_view kPublishNow = "Publish now";
inline constexpr std::string_view kWhen = "When";
/// In the order of `later`.
inline constexpr std::string_view kWhens[] = {kPublishNow, "At a date and time"};
inline constexpr std::string_view kDate = "Date";
inline constexpr std::string_view kTime = "Time";
inline constexpr std::string_view kScheduling = "Scheduling";
inline constexpr std::string_view kSaveAsDraft = "Save as draft";
inline constexpr std::string_view kOpenPin = "Open the pin";
inline constexpr std::string_view kScheduled = "Your pin is scheduled.";
inline constexpr std::string_view kDraftSaved = "The draft is saved.";
inline constexpr std::string_view kDraftSavedDetail =
    "It waits in the schedule, and goes out when you say so.";
inline constexpr std::string_view kPublishing = "Publishing";
inline constexpr std::string_view kWaitsToGoOn = "Waiting to go on";
inline constexpr std::string_view kStop = "Stop";
inline constexpr std::string_view kDiscardDraft = "Discard draft";
inline constexpr std::string_view kDiscardTitle = "Discard this draft?";
inline constexpr std::string_view kDiscardDetail =
    "The image and everything written here go, and cannot be brought back.";
inline constexpr std::string_view kDiscard = "Discard";
inline constexpr std::string_view kKeep = "Keep";
// Announced.
inline constexpr std::string_view kDiscarded = "The draft is discarded.";
inline constexpr std::string_view kUploadBegun = "Uploading the image.";
inline constexpr std::string_view kUploadResumed = "The upload goes on.";
inline constexpr std::string_view kUploadDone = "The image is uploaded.";
inline constexpr std::string_view kSavingPin = "Saving the pin.";
inline constexpr std::string_view kSendingPin = "Publishing the pin.";

// ---- Words that depend ----

/// The button of a diagnosis' action; empty: there is none to draw.
std::string_view ActionLabel(Action action);

/// The strip on top of every screen; empty: none.
std::string_view ModeNotice(Environment mode);

/// The strip while a server that was there does not answer, or fails.
std::string ServerLost(const Diagnosis& problem);

/// The strip while something is paused; empty: nothing is.
std::string PausedStrip(const Status& status);

/// What a place's badge counts: "2 not published", "1 needs reconnection".
std::string BadgeText(Screen place, int count);

/// "Draft", "Scheduled", "Publishing", ...
std::string_view PinStateLabel(PinState state);

/// What a pin's state means, with its cause where it has one.
PinWords DescribePin(const Pin& pin);
/// As above, and says why publishing for its account waits and until when. `account`: nullptr if unknown.
PinWords DescribePin(const Pin& pin, const Account* account, const Zone& zone, Timestamp now);
/// Why a due pin waits if its account is the reason; nullptr otherwise.
const Diagnosis* AccountRests(const Pin& pin, const Account* account, Timestamp now);

/// What happened to a pin, oldest first; events that this build does not know are left out.
std::vector<HistoryLine> HistoryOf(const Pin& pin);

/// An empty tab: what it would show, and what helps.
struct EmptyWords {
    std::string_view title;
    std::string_view detail;
};
EmptyWords NoPins(const Route& route);

/// "Today", "Tomorrow", or the day as it is written. `from_today`: in days.
std::string DayName(long long from_today, std::string_view written);

/// What a pin is called.
std::string_view TitleOf(const Pin& pin);

/// The word for how a pin stands; one that is out, and no longer there, is not "Published".
std::string_view PinLabel(const Pin& pin);

/// Announced when a pin of the list took a turn.
std::string PinTurned(const Pin& pin);
std::string PinsTurned(std::size_t count);

/// "Uploading 43 %".
std::string UploadingText(const ImageSlot& image);
/// "It goes on by itself from 43 %."
std::string GoesOnFrom(const ImageSlot& image);
/// "The connection was lost. It goes on by itself from 43 %."
std::string UploadInterrupted(const ImageSlot& image);

/// "12 of 100 characters", for the field's description in the semantic mirror.
std::string CounterText(const Counter& counter);

/// "1.4 MB", "320 KB".
std::string SizeText(std::int64_t bytes);

/// "1 pin", "2 pins".
std::string PinCountText(std::int64_t count);

/// document.title of a screen.
std::string PageTitle(const Route& route);

/// "3 things need your attention", for above the button.
std::string AttentionText(std::size_t count);
/// Announced after a try to publish that found problems.
std::string ProblemCountText(std::size_t count);

std::string BoardsFound(std::size_t count);
/// Of several files that were dropped at once.
std::string OneFileOf(int count);
std::string BoardCreated(std::string_view name);

/// The sections of the chosen board, and why they are not there.
Diagnosis SectionsNotLoaded(const Diagnosis& why);

/// A file of which not one byte can be sent, although the server can be reached.
Diagnosis ImageNotSent();

/// The image of a saved draft whose upload had not ended when the page was left.
Diagnosis ImageNotUploaded(std::string_view file_name);

/// The stored pin that was to be changed is not what it was.
Diagnosis ChangedElsewhere();

/// The page was left between posting a pin and the server's answer.
Diagnosis PostUnanswered();

/// "Berlin time".
std::string ZoneWords(std::string_view zone);
/// What the change of clocks makes of `time`, after a space; empty where it does not concern it. `taken`: the
/// time that is taken.
std::string MomentWords(const Moment& moment, std::string_view time, const Zone& zone);
/// "It goes out on 30 Nov 2026, 09:00, Berlin time."
std::string GoesOutAt(const Zone& zone, Timestamp at);
Problem NoTimeProblem();
Problem PastProblem();

/// Nothing can be published before an account is connected.
Problem NoAccountProblem();

/// No answer came from this server at all.
Diagnosis Offline();

/// "This device's clock is 24 hours ahead of the server's." `lead`: State::clock_lead; nothing if it is 0.
std::optional<Diagnosis> DeviceClock(std::chrono::milliseconds lead);

}  // namespace pinwright::app::words
