// What the user can do. A screen draws from `const State&` and returns the user's commands. They go to
// App::Do after the frame, because handling them changes the state.
#pragma once

#include <string>

#include "client/core/effects.hpp"
#include "client/core/routes.hpp"
#include "client/core/state.hpp"

namespace pinwright::app::command {

// ---- Everywhere ----

/// A link within the app was pressed (the browser's own navigation is prevented).
struct GoTo {
    Route route;
};
/// "Try again" if the status could not be loaded.
struct ReloadStatus {};
/// The button of a diagnosis or a notice: its `action`, and the account that it is about (may be empty).
/// ActionLabel(action) in common_words.hpp is the button's label; if that is empty, draw no button.
/// For `open_pinterest_settings`, draw a link to words::kPinterestSettings that opens a new tab; it sends no
/// command.
struct RunAction {
    Action action = Action::kNone;
    std::string account_id;
    std::string pin_id = {};  ///< For a check: the pin that it is about (may be empty).
};
/// Closes State::notice.
struct DismissNotice {};
struct AddSignedIn {};     ///< Notice::other: adds the account that the user authorized as another account.
struct OpenAppearance {};  ///< "Appearance".
struct CloseAppearance {};
struct ChooseTheme {
    ThemeChoice theme = ThemeChoice::kSystem;
};
struct ChooseDirection {
    DirectionChoice direction = DirectionChoice::kAutomatic;
};
struct OpenShortcuts {};  ///< Opens the sheet of kShortcuts (keyboard_shortcuts.hpp).
struct CloseShortcuts {};
struct SetLetterKeys {
    bool on = true;
};
/// The user pressed a key outside of text fields, or with Ctrl or Cmd anywhere. Only those in kShortcuts have
/// an effect.
struct Shortcut {
    char32_t key = 0;
    bool control = false;
};

/// Pauses or resumes publishing for this account or (empty) all accounts.
struct Pause {
    std::string account_id;
    bool paused = true;
};
struct Resume {};  ///< The strip's button.

struct OpenOverdue {};  ///< "Overdue settings".
struct CloseOverdue {};
struct ChooseOverdue {
    OverduePolicy policy = OverduePolicy::kPublish;
};
struct EditOverdueHours {
    std::string text;
};
struct SaveOverdue {};

// ---- Weekly slots ----

struct OpenQueue {
    std::string account_id;
};
struct CloseQueue {};
struct ChooseQueueDay {
    int day = kOnWeekdays;
};
struct EditQueueTime {
    std::string text;
};
struct AddQueueTime {};
struct RemoveQueueTime {
    QueueSlot slot;
};
/// Copies the times of this day, 1 to 7, to all weekdays.
struct CopyQueueDay {
    int day = 1;
};
struct UseOwnZone {};
struct SaveQueue {};
struct TakeFreeTime {};  ///< "Next free time" in the form, if State::free_time has one.

// ---- Integrations ----

struct OpenConnect {};          ///< "Connect Account".
struct ChoosePinterest {};      ///< "Pinterest" in the list of services.
struct ContinueToPinterest {};  ///< "Continue to Pinterest" below the explanation.
struct CloseConnect {};         ///< Cancel, Escape, a click outside.
struct Reconnect {
    std::string account_id;
};
struct ReconnectAll {};  ///< The strip's button: reconnects the account, or lists them if there are several.
struct AskDisconnect {   ///< "Disconnect" on the card: opens the dialog.
    std::string account_id;
};
struct ConfirmDisconnect {};  ///< "Disconnect" in the dialog.
struct CancelDisconnect {};
struct ConnectSandbox {};  ///< "Connect the sandbox".
struct AskRemove {         ///< "Remove with all its data" on a disconnected account's card: opens the dialog.
    std::string account_id;
};
struct ConfirmRemove {};
struct CancelRemove {};
struct RefreshBoards {
    std::string account_id;
};

// ---- Compose: ignored while PublishStep is kPosting, so draw the form as read-only then ----

/// The user chose, dropped, or pasted a file. The handle stays valid until ForgetFile releases it.
struct ChooseFile {
    FileFacts file;
};
/// The user dropped or pasted several files at once; the first of them arrives as ChooseFile.
struct TellOneFile {
    int count = 0;
};
struct RemoveImage {};
struct RetryUpload {};
/// The complete new value of kTitle, kDescription, kLink, kAltText, kDate, kTime, or kBoardName, in UTF-8.
/// Sent on every change, even during IME composition, so that nothing is lost and the counters are current.
struct EditText {
    Field field = Field::kTitle;
    std::string text;
};
/// The focus left a field: from now on, its problems are shown.
struct LeaveField {
    Field field = Field::kTitle;
};
struct ChooseAccount {
    std::string account_id;
};
/// The search text of the open board list.
struct FilterBoards {
    std::string text;
};
struct ChooseBoard {
    std::string board_id;
};
struct ChooseSection {
    std::string section_id;  ///< Empty: none.
};
/// "Try again" in the list of boards.
struct ReloadBoards {};
struct ReloadSections {};  ///< The same for the sections of the chosen board.
/// "Create board", with the search text as its initial name.
struct OpenCreateBoard {
    std::string name;
};
struct CreateBoard {};  ///< The dialog's button.
struct CloseCreateBoard {};
/// When to publish: now, or at the date and time in the fields (EditText).
struct ChooseWhen {
    bool later = false;
};
/// The publish button, whatever its label: "Publish now", "Schedule", or "Try again" after a failure.
struct PublishNow {};
struct SaveAsDraft {};
/// While PublishStep is kUploading: cancels publishing. The upload continues and the draft stays.
struct StopPublishing {};
/// Moves the focus to the first field with a problem.
struct ShowFirstProblem {};
struct AskDiscard {};    ///< "Discard draft": asks for confirmation if there is something to lose.
struct DiscardDraft {};  ///< "Discard" in the dialog: empties the form.
struct KeepDraft {};     ///< "Keep" in the dialog.
struct ShowPreview {
    PreviewMode mode = PreviewMode::kFeed;
};

// ---- Result ----

struct NewPin {};  ///< Opens the form, empty unless another new pin is being written.
// The following work only if OffersOf() in publish_retry_cancel.hpp offers them; otherwise, don't draw them.
struct EditPin {  ///< Loads the pin into the form, which then edits it.
    std::string pin_id;
};
struct PublishPinNow {
    std::string pin_id;
};
struct RetryPin {
    std::string pin_id;
};
struct AskCancelPin {  ///< Opens the dialog.
    std::string pin_id;
};
struct ConfirmCancelPin {};
struct KeepPin {};  ///< Closes the dialog.
/// The user chose one of the shown pin's candidates, or (empty) "Publish again".
struct DecidePin {
    std::string pinterest_pin_id;
};
struct ReloadPin {};  ///< "Try again" if the pin could not be loaded.
/// "Copy link" of the pin shown or of one in a list: copies its page's address at Pinterest.
struct CopyPinLink {
    std::string pin_id;
};
struct CopyPinId {};  ///< Copies the id of the pin shown.

// ---- Pins ----

struct ShowPins {
    PinTab tab = PinTab::kAll;
};
/// Shows the schedule of one account, or (empty) of all.
struct FilterSchedule {
    std::string account_id;
};
/// Shows the schedule's list, or a calendar that contains this day; without a date, today.
struct ShowSchedule {
    ScheduleView view = ScheduleView::kList;
    std::string date;
};
/// The user dropped a pin on a day of a calendar, `YYYY-MM-DD`.
struct MovePin {
    std::string pin_id;
    std::string date;
};
/// The user dragged a pin that can't be moved: says why.
struct TellWhyNot {
    std::string pin_id;
};
/// "Move to another day…" for this pin, or (empty) for the selected pins: opens the dialog.
struct AskMove {
    std::string pin_id;
};
struct EditMove {
    MoveField field = MoveField::kDate;
    std::string text;
};
struct ChooseMoveBy {
    bool days = false;
};
struct ConfirmMove {};
struct CloseMove {};
struct Undo {};  ///< Undoes the last move if State::may_undo.
/// Starts or ends selecting: rows select pins instead of opening them.
struct SelectPins {
    bool on = false;
};
struct TogglePin {
    std::string pin_id;
    bool extend = false;  ///< All pins from the last one toggled to this one.
};
struct SelectAllPins {};
struct AskCancelSelected {};  ///< Opens the dialog, which answers with ConfirmCancelPin or KeepPin.
struct RetrySelected {};
struct NeedMorePins {};  ///< The end of the list becomes visible.
struct ReloadPins {};    ///< "Try again" if the list, or the rest of it, could not be loaded.

// ---- Troubleshoot ----

struct RunChecks {};   ///< "Run again".
struct CopyReport {};  ///< "Copy report".

// ---- Standard access guide ----

struct RecordVideo {  ///< "Record the screen", or "Stop and save".
    bool on = true;
};

/// The kinds of commands.
template <typename... Kinds>
struct KindsOf;

using Kinds =
    KindsOf<GoTo, ReloadStatus, RunAction, DismissNotice, AddSignedIn, ConnectSandbox, ReconnectAll,
            AskRemove, ConfirmRemove, CancelRemove, OpenConnect, ChoosePinterest, ContinueToPinterest,
            CloseConnect, Reconnect, AskDisconnect, ConfirmDisconnect, CancelDisconnect, RefreshBoards,
            ChooseFile, TellOneFile, RemoveImage, RetryUpload, EditText, LeaveField, ChooseAccount,
            FilterBoards, ChooseBoard, ChooseSection, ReloadBoards, ReloadSections, OpenCreateBoard,
            CreateBoard, CloseCreateBoard, ChooseWhen, PublishNow, SaveAsDraft, StopPublishing,
            ShowFirstProblem, AskDiscard, DiscardDraft, KeepDraft, NewPin, RetryPin, EditPin, PublishPinNow,
            AskCancelPin, ConfirmCancelPin, KeepPin, DecidePin, Pause, Resume, ReloadPin, OpenAppearance,
            CloseAppearance, ChooseTheme, ChooseDirection, OpenShortcuts, CloseShortcuts, SetLetterKeys,
            Shortcut, ShowPreview, CopyPinLink, CopyPinId, ShowPins, FilterSchedule, ShowSchedule, MovePin,
            TellWhyNot, AskMove, EditMove, ChooseMoveBy, ConfirmMove, CloseMove, Undo, SelectPins, TogglePin,
            SelectAllPins, AskCancelSelected, RetrySelected, OpenOverdue, CloseOverdue, ChooseOverdue,
            EditOverdueHours, SaveOverdue, OpenQueue, CloseQueue, ChooseQueueDay, EditQueueTime, AddQueueTime,
            RemoveQueueTime, CopyQueueDay, UseOwnZone, SaveQueue, TakeFreeTime, NeedMorePins, ReloadPins,
            RunChecks, CopyReport, RecordVideo>;

}  // namespace pinwright::app::command
