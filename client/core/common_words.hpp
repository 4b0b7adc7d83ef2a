// Texts that several features show: the names of screens and fields, the buttons of actions, notices about
// the whole page. Keep them short, plain, and kind; use sentence case, and verbs on buttons.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "client/core/local_time.hpp"
#include "client/core/state.hpp"

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
inline constexpr std::string_view kSchedule = "Schedule";  ///< Screen name, and button to schedule a pin.
inline constexpr std::string_view kIntegrations = "Integrations";
inline constexpr std::string_view kTroubleshoot = "Troubleshoot";
inline constexpr std::string_view kStandardAccess = "Get Standard access";
inline constexpr std::string_view kAppearance = "Appearance";
inline constexpr std::string_view kShortcuts = "Keyboard shortcuts";
inline constexpr std::string_view kTryAgain = "Try again";
inline constexpr std::string_view kCancel = "Cancel";
inline constexpr std::string_view kOpen = "Open";
inline constexpr std::string_view kMore = "More";
inline constexpr std::string_view kLoading = "Loading";
inline constexpr std::string_view kStandinNotice =
    "This is a trial run with a built-in stand-in for Pinterest. Nothing reaches the real Pinterest.";
inline constexpr std::string_view kSandboxNotice =
    "Connected to Pinterest’s sandbox. Only you can see the pins you create here.";
inline constexpr std::string_view kUnknownTitle = "There’s nothing at this address.";
inline constexpr std::string_view kUnknownDetail = "The link may be old or mistyped.";
inline constexpr std::string_view kOfflineTitle = "The server can’t be reached.";
inline constexpr std::string_view kOfflineDetail =
    "Your browser got no answer from Pinwright. What you wrote is saved here.";
inline constexpr std::string_view kKept = "What you wrote is saved here.";
inline constexpr std::string_view kServerBack = "The server is back.";  ///< Announced.
inline constexpr std::string_view kOfflineFix = "Check your connection, then try again.";
inline constexpr std::string_view kPinterestSettings = "https://www.pinterest.com/settings/account-settings";
// ---- Announced ----
inline constexpr std::string_view kCopied = "Copied.";
inline constexpr std::string_view kNotCopied = "Couldn’t copy.";

// ---- Appearance and shortcuts ----
inline constexpr std::string_view kTheme = "Theme";
/// In the order of ThemeChoice.
inline constexpr std::string_view kThemes[] = {"System", "Light", "Dark"};
inline constexpr std::string_view kDirection = "Writing direction";
/// In the order of DirectionChoice.
inline constexpr std::string_view kDirections[] = {"Automatic", "Left to right", "Right to left"};
inline constexpr std::string_view kAppearanceHint = "Saved in this browser.";
inline constexpr std::string_view kLetterKeys = "Single keys as shortcuts";
inline constexpr std::string_view kLetterKeysHint =
    "They work outside text fields. Turn them off if they interfere with speech input.";

// ---- Compose ----
inline constexpr std::string_view kNewPin = "New pin";
inline constexpr std::string_view kChooseImage = "Choose image";
inline constexpr std::string_view kTryNow = "Try now";
inline constexpr std::string_view kAccount = "Account";
inline constexpr std::string_view kChooseBoard = "Choose a board";
inline constexpr std::string_view kCreateBoard = "Create board";
inline constexpr std::string_view kPublishNow = "Publish now";
inline constexpr std::string_view kDate = "Date";
inline constexpr std::string_view kTime = "Time";

// ---- Texts made from values ----
/// The label of an action's button; empty if there is no button.
std::string_view ActionLabel(Action action);
/// The address outside of this page that an action opens; empty if there is none.
std::string_view ActionAddress(Action action);
/// The text of the strip at the top of every screen; empty if there is none.
std::string_view ModeNotice(Environment mode);
/// The strip shown while the server doesn't answer, or fails, after it worked before.
std::string ServerLost(const Diagnosis& problem);
/// The meaning of a badge's number: "2 not published", "1 needs reconnection".
std::string BadgeText(Screen place, int count);
/// "1 pin", "2 pins".
std::string PinCountText(std::int64_t count);
/// The document.title of a screen.
std::string PageTitle(const Route& route);
/// "Berlin time".
std::string ZoneWords(std::string_view zone);
/// Explains, after a space, how a clock change affects `time`; empty if it doesn't.
std::string MomentWords(const Moment& moment, std::string_view time, const Zone& zone);
Problem NoTimeProblem();
Problem PastProblem();
/// No answer came from this server.
Diagnosis Offline();
/// "This device's clock is 24 hours ahead of the server's." `lead`: State::clock_lead; no result if it is 0.
std::optional<Diagnosis> DeviceClock(std::chrono::milliseconds lead);
inline constexpr std::string_view kConnectAccount = "Connect Account";
inline constexpr std::string_view kReconnect = "Reconnect";
inline constexpr std::string_view kRefreshBoards = "Refresh boards";

// ---- Result ----
inline constexpr std::string_view kPinTitle = "Your pin";

// ---- Moving and batches ----
inline constexpr std::string_view kUndo = "Undo";

// ---- Weekly slots and overdue pins ----
inline constexpr std::string_view kQueueTimes = "Publishing times";
inline constexpr std::string_view kSave = "Save";

}  // namespace pinwright::app::words
