// Everything that the screens draw: plain values that only App changes. Texts are ready to be shown; missing
// values are empty. Reading it never starts a request.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/calendar_weeks.hpp"
#include "client/core/draft.hpp"
#include "client/core/effects.hpp"
#include "client/core/preferences.hpp"
#include "client/core/routes.hpp"
#include "client/core/schedule_state.hpp"
#include "shared/api_types.hpp"
#include "shared/check.hpp"
#include "shared/result.hpp"

namespace pinwright::app {

// ---- Everywhere ----

struct Server {
    Load load = Load::kIdle;  ///< kLoading: skeleton. kFailed: `problem` and "Try again" (ReloadStatus).
    Status status;            ///< Mode, whether an app is configured, and the accounts. Valid once `known`.
    bool known = false;       ///< Whether `status` was ever loaded; a later failure doesn't reset it.
    std::optional<Diagnosis> problem;

    bool operator==(const Server&) const = default;
};

/// A message at the top of a screen until it is dismissed or the screen is left.
struct Notice {
    enum class Kind { kGood, kAttention, kProblem };
    Kind kind = Kind::kGood;
    std::string title;
    std::string detail;
    std::string fix;
    Action action = Action::kNone;
    std::string account_id;   ///< For RunAction.
    std::string pin_id = {};  ///< A link to this pin's own screen; empty for none.
    std::string other = {};   ///< Label of a second button, for AddSignedIn; empty for none.
};

// ---- Integrations ----

enum class ConnectStep {
    kClosed,
    kChooseService,  ///< A dialog with one button, "Pinterest".
    kExplain,        ///< The permissions and why (kScopes), and "Continue to Pinterest".
    kLeaving,        ///< The browser is leaving: the button is busy.
};

struct DisconnectDialog {
    std::string account_id;
    std::string name;           ///< `@username`.
    std::int64_t waiting = -1;  ///< How many of its pins are waiting; negative if unknown.
    bool busy = false;
    std::optional<Diagnosis> problem;
};

/// The same for removing a disconnected account with all its data here.
struct RemoveDialog {
    std::string account_id;
    std::string name;
    bool busy = false;
    std::optional<Diagnosis> problem;
};

struct Integrations {
    ConnectStep connect = ConnectStep::kClosed;
    std::optional<DisconnectDialog> disconnect;
    std::optional<RemoveDialog> remove;
};

// ---- Standard access guide ----

enum class Recording {
    kNone,
    kRunning,
    kRefused,      ///< Nothing was recorded: the user declined, or it failed.
    kUnsupported,  ///< This browser can't record.
};

// ---- Boards ----

/// The boards of one account.
struct BoardList {
    Load load = Load::kIdle;
    std::vector<Board> boards;
    std::vector<std::string> search_names;  ///< Folded for the filter; parallel to `boards`.
    bool refreshing = false;                ///< Reloading from Pinterest, while the old list stays.
    std::optional<Diagnosis> problem;       ///< Why it failed; or `no_boards` if the list is ready and empty.
};

struct SectionList {
    std::string board_id;
    Load load = Load::kIdle;
    std::vector<Section> sections;
    std::optional<Diagnosis> problem;
};

// ---- Compose ----

struct ImageSlot {
    enum class Phase {
        kEmpty,      ///< "Choose image", drop zone.
        kUploading,  ///< `sent` of `total`.
        kUploaded,   ///< `draft.media` is set.
        kFailed,     ///< `problem`; RetryUpload if `may_retry`, otherwise another image is needed.
        /// The connection was lost after `sent` arrived (words::UploadInterrupted). The upload resumes
        /// automatically; RetryUpload tries at once, RemoveImage cancels. `problem`: the server's problem, if
        /// it reported one.
        kInterrupted,
    };
    Phase phase = Phase::kEmpty;
    FileFacts file;  ///< The handle is 0 after a reload: show `/api/v1/media/{draft.media->id}` instead.
    std::int64_t sent = 0;
    std::int64_t total = 0;
    std::optional<Diagnosis> problem;
    bool may_retry = false;
};

struct Counter {
    std::size_t used = 0;
    std::size_t limit = 0;  ///< If `used` is greater, the text is too long.
};

struct CreateBoardDialog {
    std::string name;
    bool busy = false;
    std::vector<Problem> problems;     ///< About the name; shown below it.
    std::optional<Diagnosis> problem;  ///< From the server.
};

enum class PublishStep {
    kIdle,
    kUploading,  ///< Waiting for the image; StopPublishing may be offered.
    kPosting,    ///< Busy, for a moment.
    kFailed,     ///< `publish_problem` says why; the draft stays; "Try again" is PublishNow.
};

enum class PreviewMode { kFeed, kCloseUp };

struct Compose {
    Draft draft;
    ImageSlot image;
    Counter title, description, link, alt_text;
    std::vector<std::size_t> shown_boards;  ///< Indices into the account's BoardList, in display order.
    std::size_t recent_shown = 0;           ///< How many of the first are recent; 0 if there is a filter.
    std::string board_filter;
    SectionList sections;  ///< Sections of the chosen board.
    std::optional<CreateBoardDialog> create_board;
    std::string when_words;         ///< The zone, "Berlin time", and how a clock change affects the time.
    bool attempted = false;         ///< The user tried to publish: show all problems.
    bool edited = false;            ///< For a stored pin: whether it differs from its base.
    std::vector<Problem> problems;  ///< All current problems.
    std::vector<Problem> shown;     ///< The problems to show at their fields (ProblemsAt).
    PublishStep step = PublishStep::kIdle;
    std::optional<Diagnosis> publish_problem;
    std::string elsewhere;      ///< A sentence on what another tab did to this draft, or empty.
    bool asks_discard = false;  ///< The dialog "Discard this draft?" is open.
    PreviewMode preview = PreviewMode::kFeed;
};

// ---- Result ----

/// The texts for a pin's state. `busy`: show a spinner.
struct PinWords {
    std::string title;
    std::string detail;
    std::string fix;
    Action action = Action::kNone;
    bool busy = false;
    bool try_now = false;  ///< It will retry automatically; the user may retry sooner.

    bool operator==(const PinWords&) const = default;
};

/// An event in a pin's history, as text. The screen adds the time.
struct HistoryLine {
    std::string text;    ///< A sentence.
    std::string detail;  ///< Details, or empty.
    Timestamp at;

    bool operator==(const HistoryLine&) const = default;
};

struct PinView {
    std::string pin_id;
    Load load = Load::kIdle;  ///< kFailed with no `pin`: `problem` and "Try again" (ReloadPin).
    std::optional<Pin> pin;   ///< If `pin->url` isn't empty: the link "View on Pinterest".
    PinWords words;
    std::vector<HistoryLine> history;  ///< Oldest first.
    std::optional<Diagnosis> problem;  ///< With a `pin`: the last request failed, but polling continues.
    std::string note;                  ///< An additional sentence, or empty.
    bool busy = false;                 ///< A change to it is running.

    bool operator==(const PinView&) const = default;
};

// ---- Pins ----

/// The list of a screen's tab, as far as it is loaded: newest pins first, or soonest first in the schedule.
struct PinList {
    Load load = Load::kIdle;       ///< kFailed: `problem` and "Try again" (ReloadPins).
    std::vector<Pin> pins;         ///< Without their histories.
    std::vector<Timestamp> dealt;  ///< The sort keys, in descending order; parallel to `pins`.
    // For the schedule: the rows that begin a day, in ascending order, and each day's name.
    std::vector<std::size_t> day_rows;
    std::vector<std::string> day_names;
    std::vector<long long> days;  ///< Counted from 1970-01-01; far below 0 for pins without a time.
    std::string account_id;       ///< Contains only this account's pins; empty for all.
    /// For the calendar: pins due from `from` to before `to`.
    std::optional<Timestamp> from, to;
    /// How many pins the server has; may be briefly out of date. Negative if unknown.
    std::int64_t total = 0;
    /// All pins down to this sort key are loaded, wherever they moved since. Empty before the first page.
    std::optional<Timestamp> reach;
    bool complete = false;  ///< `pins` contains all of them.
    bool loading_more = false;
    std::optional<Diagnosis> problem;  ///< With kReady: the rest could not be loaded (ReloadPins).
};

/// The last list is the calendar's: all pins of its days.
inline constexpr std::size_t kCalendarList = std::size(kPinsTabs) + std::size(kScheduleTabs);
inline constexpr std::size_t kPinListCount = kCalendarList + 1;

struct Pins {
    std::array<PinList, kPinListCount> lists;  ///< By ListIndex().
};

// ---- Troubleshoot ----

struct Checks {
    Load load = Load::kIdle;  ///< kLoading: `items` arrive one by one. kFailed: `problem`, "Run again".
    std::vector<Check> items;
    std::optional<Diagnosis> problem;
};

// ---- All ----

struct State {
    Route route;
    Server server;
    /// How far the server's clock is ahead of this device's; 0 if they agree (clock_skew.hpp).
    std::chrono::milliseconds clock_lead{0};
    std::optional<Notice> notice;
    int notices = 0;        ///< Counts notices. If it changed, there is a new one to scroll into view.
    std::string toast;      ///< What was just done, shown briefly; empty for nothing.
    bool may_undo = false;  ///< Show "Undo" next to the toast.
    Integrations integrations;
    std::map<std::string, BoardList> boards;  ///< By account id.
    Compose compose;
    PinView pin;
    Pins pins;
    Checks checks;
    Recording recording = Recording::kNone;
    Calendar calendar;  ///< For the route's view and date, if the view is a calendar.
    Preferences preferences;
    Selection selection;
    std::optional<MoveDialog> move;
    std::optional<QueueDialog> queue;
    FreeTime free_time;
    std::optional<OverdueDialog> overdue;
    std::size_t batch_left = 0;         ///< How many changes of a batch are still running.
    std::string asks_cancel;            ///< "Cancel this pin?" is open for this pin; empty if closed.
    bool asks_cancel_selected = false;  ///< The same for the selected pins.
    bool appearance_open = false;       ///< The dialog for theme and direction is open.
    bool shortcuts_open = false;        ///< The sheet of kShortcuts, with the letter-key switch, is open.
    bool draft_kept = true;             ///< False: the browser didn't save it; show texts::kDraftNotKept.
};

/// The account that the draft is for, or nullptr if none is connected or chosen.
const Account* ChosenAccount(const State& state);
/// The boards of that account, or an empty kIdle list if there is none.
const BoardList& ChosenBoards(const State& state);
/// The chosen board, or nullptr.
const Board* ChosenBoard(const State& state);
/// The index of a tab's list in Pins::lists; that of the screen's first tab if it has no such tab.
std::size_t ListIndex(Screen screen, PinTab tab);
/// The index of a route's list: the calendar's, or that of its tab.
std::size_t ListIndex(const Route& route);
/// Whether the screen shows lists.
bool HasLists(Screen screen);
/// The list that the route names, or the first if it names none.
const PinList& ShownPins(const State& state);
/// The board with this id if the account's boards are loaded, or nullptr.
const Board* FindBoard(const State& state, std::string_view account_id, std::string_view board_id);
/// The stored pin with this id if it is on its own screen or in the shown list, or nullptr.
const Pin* FindPin(const State& state, std::string_view pin_id);
/// Whether a dialog is open, so that nothing behind it can be used.
bool DialogIsOpen(const State& state);

}  // namespace pinwright::app
