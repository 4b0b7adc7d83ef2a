// All that the screens draw: plain values, changed by App alone. Texts are ready to be shown; what
// is absent is empty. Reading it never asks for anything.
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
    Status status;       ///< Mode, whether an app is configured, the accounts. Good once kReady was reached.
    bool known = false;  ///< Whether `status` was ever filled: a later failure leaves it standing.
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
    std::string pin_id = {};  ///< A link to this pin's own screen; empty: none.
    std::string other = {};   ///< Words of a second way out, for AddSignedIn; empty: none.
};

// ---- Integrations ----

enum class ConnectStep {
    kClosed,
    kChooseService,  ///< A dialog with one button, "Pinterest".
    kExplain,        ///< What is asked and why (kScopes), and "Continue to Pinterest".
    kLeaving,        ///< The browser is on its way: the button is busy.
};

struct DisconnectDialog {
    std::string account_id;
    std::string name;           ///< `@username`.
    std::int64_t waiting = -1;  ///< How many of its pins wait; negative: not known.
    bool busy = false;
    std::optional<Diagnosis> problem;
};

/// The same for removing a disconnected account with all that is here of it.
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

// ---- The way to Standard access ----

enum class Recording {
    kNone,
    kRunning,
    kRefused,      ///< Nothing was recorded: declined, or it failed.
    kUnsupported,  ///< This browser cannot.
};

// ---- Boards ----

/// The boards of one account.
struct BoardList {
    Load load = Load::kIdle;
    std::vector<Board> boards;
    std::vector<std::string> search_names;  ///< Folded for the filter; beside `boards`.
    bool refreshing = false;                ///< Asked of Pinterest anew, while the old list still shows.
    std::optional<Diagnosis> problem;       ///< Why it failed; or `no_boards` where it is ready and empty.
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
        kFailed,     ///< `problem`; with RetryUpload where `may_retry`, else another image is needed.
        /// The connection was lost, `sent` is what arrived (words::UploadInterrupted). It goes on by itself;
        /// RetryUpload tries at once, RemoveImage cancels. `problem`: what the server said, if it did.
        kInterrupted,
    };
    Phase phase = Phase::kEmpty;
    FileFacts file;  ///< handle 0 after a reload: show `/api/v1/media/{draft.media->id}` instead.
    std::int64_t sent = 0;
    std::int64_t total = 0;
    std::optional<Diagnosis> problem;
    bool may_retry = false;
};

struct Counter {
    std::size_t used = 0;
    std::size_t limit = 0;  ///< More used than this: over.
};

struct CreateBoardDialog {
    std::string name;
    bool busy = false;
    std::vector<Problem> problems;     ///< Of the name; shown below it.
    std::optional<Diagnosis> problem;  ///< What the server said.
};

enum class PublishStep {
    kIdle,
    kUploading,  ///< Waits for the image; StopPublishing may be offered.
    kPosting,    ///< Busy; a moment.
    kFailed,     ///< `publish_problem` says why; the draft is kept; "Try again" is PublishNow.
};

enum class PreviewMode { kFeed, kCloseUp };

struct Compose {
    Draft draft;
    ImageSlot image;
    Counter title, description, link, alt_text;
    std::vector<std::size_t> shown_boards;  ///< Indices into the account's BoardList, in the order to show.
    std::size_t recent_shown = 0;           ///< How many of the first are recent; 0 while a filter is typed.
    std::string board_filter;
    SectionList sections;  ///< Of the chosen board.
    std::optional<CreateBoardDialog> create_board;
    std::string when_words;  ///< The zone of the date and time, "Berlin time", and what becomes of them.
    bool attempted = false;  ///< "Publish now" was pressed: all problems show.
    bool edited = false;     ///< Of a stored pin: it differs from what editing began with.
    std::vector<Problem> problems;  ///< All there are now.
    std::vector<Problem> shown;     ///< Those to be shown beside their fields (ProblemsAt).
    PublishStep step = PublishStep::kIdle;
    std::optional<Diagnosis> publish_problem;
    std::string elsewhere;      ///< What another tab has to do with this draft, in a sentence; or empty.
    bool asks_discard = false;  ///< The dialog "Discard this draft?" is open.
    PreviewMode preview = PreviewMode::kFeed;
};

// ---- Result ----

/// The words of a pin's state. `busy`: a spinner.
struct PinWords {
    std::string title;
    std::string detail;
    std::string fix;
    Action action = Action::kNone;
    bool busy = false;
    bool try_now = false;  ///< It waits for its next try by itself; a person need not.

    bool operator==(const PinWords&) const = default;
};

/// One thing that happened to a pin, in words. The screen writes the time.
struct HistoryLine {
    std::string text;    ///< A sentence.
    std::string detail;  ///< More about it, or empty.
    Timestamp at;

    bool operator==(const HistoryLine&) const = default;
};

struct PinView {
    std::string pin_id;
    Load load = Load::kIdle;  ///< kFailed with no `pin`: `problem` and "Try again" (ReloadPin).
    std::optional<Pin> pin;   ///< `pin->url` not empty: the link "View on Pinterest".
    PinWords words;
    std::vector<HistoryLine> history;  ///< Oldest first.
    std::optional<Diagnosis> problem;  ///< With a `pin`: the last look failed, more follow by themselves.
    std::string note;                  ///< A sentence more, or empty.
    bool busy = false;                 ///< A change to it is on its way.

    bool operator==(const PinView&) const = default;
};

// ---- Pins ----

/// The list of one tab of a screen, as far as it was asked for: the pins newest first, the schedule soonest
/// first.
struct PinList {
    Load load = Load::kIdle;       ///< kFailed: `problem` and "Try again" (ReloadPins).
    std::vector<Pin> pins;         ///< Without their histories.
    std::vector<Timestamp> dealt;  ///< By which they are ordered, falling; beside `pins`.
    // Of the schedule: the rows that begin a day, rising, and what each day is called.
    std::vector<std::size_t> day_rows;
    std::vector<std::string> day_names;
    std::vector<long long> days;  ///< Counted from 1970-01-01; of pins without a time something far below.
    std::string account_id;       ///< Of this account's pins alone; empty: of all.
    /// Of the calendar's: those that are due from here on, and before there.
    std::optional<Timestamp> from, to;
    /// How many there are at the server; may differ for a moment. Negative: not told.
    std::int64_t total = 0;
    /// Down to here all is loaded, whatever became of the pins since; nothing: no page came yet.
    std::optional<Timestamp> reach;
    bool complete = false;  ///< `pins` are all there are.
    bool loading_more = false;
    std::optional<Diagnosis> problem;  ///< With kReady: the rest could not be loaded (ReloadPins).
};

/// The last one is the calendar's: all the pins of its days.
inline constexpr std::size_t kCalendarList = std::size(kPinsTabs) + std::size(kScheduleTabs);
inline constexpr std::size_t kPinListCount = kCalendarList + 1;

struct Pins {
    std::array<PinList, kPinListCount> lists;  ///< By ListIndex().
};

// ---- Troubleshoot ----

struct Checks {
    Load load =
        Load::kIdle;  ///< kLoading: `items` come in one after another. kFailed: `problem`, "Run again".
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
    int notices = 0;    ///< How many there were; another number: it is a new one, to be brought into sight.
    std::string toast;  ///< What was done just now, to be shown for a moment; empty: nothing.
    bool may_undo = false;  ///< "Undo" beside it.
    Integrations integrations;
    std::map<std::string, BoardList> boards;  ///< By account id.
    Compose compose;
    PinView pin;
    Pins pins;
    Checks checks;
    Recording recording = Recording::kNone;
    Calendar calendar;  ///< Of the route's view and date, where it is one.
    Preferences preferences;
    Selection selection;
    std::optional<MoveDialog> move;
    std::optional<QueueDialog> queue;
    FreeTime free_time;
    std::optional<OverdueDialog> overdue;
    std::size_t batch_left = 0;  ///< Changes of several pins: so many are still under way.
    std::string asks_cancel;     ///< The dialog "Cancel this pin?" is open for this one; empty: it is not.
    bool asks_cancel_selected = false;  ///< The same for those that are chosen.
    bool appearance_open = false;       ///< The dialog of theme and direction.
    bool shortcuts_open = false;        ///< The sheet of kShortcuts, and the switch for letter keys.
    bool draft_kept = true;             ///< False: the browser refuses to keep it; say words::kDraftNotKept.
};

/// The account that the draft goes to, or nullptr where none is connected or chosen.
const Account* ChosenAccount(const State& state);
/// The boards of that account; an empty kIdle list where there is none.
const BoardList& ChosenBoards(const State& state);
/// The chosen board, or nullptr.
const Board* ChosenBoard(const State& state);
/// Where the list of a tab stands among Pins::lists; the screen's first where it has no such tab.
std::size_t ListIndex(Screen screen, PinTab tab);
/// The same of the list that a route names: the calendar's, or that of its tab.
std::size_t ListIndex(const Route& route);
/// Whether it is a screen of lists.
bool HasLists(Screen screen);
/// The list that the route names; the first where it names none.
const PinList& ShownPins(const State& state);
/// The board with this id, where the account's boards are known, or nullptr.
const Board* FindBoard(const State& state, std::string_view account_id, std::string_view board_id);
/// The stored pin with this id, where it is shown: on its own screen or in the list. Or nullptr.
const Pin* FindPin(const State& state, std::string_view pin_id);
/// Whether a dialog is open: nothing behind it may be used.
bool DialogIsOpen(const State& state);

}  // namespace pinwright::app
