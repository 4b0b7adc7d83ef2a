// What a person can do. A screen draws from `const State&` and hands back the commands that were
// given; they go to App::Do after the frame, because the state changes under it.
#pragma once

#include <string>

#include "client/core/effects.hpp"
#include "client/core/routes.hpp"
#include "client/core/state.hpp"

namespace pinwright::app::command {

// ---- Everywhere ----

/// A link within the app (the browser's own navigation prevented).
struct GoTo {
    Route route;
};
/// "Try again" where the status could not be loaded.
struct ReloadStatus {};
/// The button under a diagnosis or a notice: its `action`, and the account that it is about (may be empty).
/// ActionLabel(action) in common_words.hpp names the button; draw none where that is empty.
/// `open_pinterest_settings` is to be drawn as a link to words::kPinterestSettings that opens a new tab, and
/// gives no command.
struct RunAction {
    Action action = Action::kNone;
    std::string account_id;
    std::string pin_id = {};  ///< Of a check: the pin that it is about (may be empty).
};
/// Closes State::notice.
struct DismissNotice {};
struct AddSignedIn {};     ///< Notice::other: who signed in becomes another account.
struct OpenAppearance {};  ///< "Appearance".
struct CloseAppearance {};
struct ChooseTheme {
    ThemeChoice theme = ThemeChoice::kSystem;
};
struct ChooseDirection {
    DirectionChoice direction = DirectionChoice::kAutomatic;
};
struct OpenShortcuts {};  ///< The sheet of kShortcuts (keyboard_shortcuts.hpp).
struct CloseShortcuts {};
struct SetLetterKeys {
    bool on = true;
};
/// A key that was pressed outside of text fields, or with Ctrl or Cmd anywhere. Those of kShortcuts do
/// something.
struct Shortcut {
    char32_t key = 0;
    bool control = false;
};

/// Nothing more is published, of this account or (empty) at all; or again.
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

// ---- Weekly times ----

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
/// The times of this day, 1 to 7, on all weekdays.
struct CopyQueueDay {
    int day = 1;
};
struct UseOwnZone {};
struct SaveQueue {};
struct TakeFreeTime {};  ///< "Next free slot" in the form, where State::free_time has one.

// ---- Integrations ----

struct OpenConnect {};          ///< "Connect Account".
struct ChoosePinterest {};      ///< "Pinterest" in the choice of services.
struct ContinueToPinterest {};  ///< "Continue to Pinterest" below the explanation.
struct CloseConnect {};         ///< Cancel, Escape, a click outside.
struct Reconnect {
    std::string account_id;
};
struct ReconnectAll {};  ///< The strip's button: the one that has to be reconnected, or the place of several.
struct AskDisconnect {   ///< "Disconnect" on the card: opens the dialog.
    std::string account_id;
};
struct ConfirmDisconnect {};  ///< "Disconnect" in the dialog.
struct CancelDisconnect {};
struct ConnectSandbox {};  ///< "Connect the sandbox".
struct AskRemove {  ///< "Remove with all its data" on the card of a disconnected one: opens the dialog.
    std::string account_id;
};
struct ConfirmRemove {};
struct CancelRemove {};
struct RefreshBoards {
    std::string account_id;
};

// ---- Compose: ignored while PublishStep is kPosting, so draw the form as read-only then ----

/// A file was chosen, dropped or pasted. The handle stays good until ForgetFile names it.
struct ChooseFile {
    FileFacts file;
};
/// Several were dropped or pasted at once; the first of them comes as ChooseFile.
struct TellOneFile {
    int count = 0;
};
struct RemoveImage {};
struct RetryUpload {};
/// The whole new value of kTitle, kDescription, kLink, kAltText, kDate, kTime or kBoardName, UTF-8, at every
/// change (while composing too, so that nothing is lost; the counters follow it).
struct EditText {
    Field field = Field::kTitle;
    std::string text;
};
/// The focus left a field: from now on its problems show.
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
/// "Try again" in the board list.
struct ReloadBoards {};
struct ReloadSections {};  ///< The same for the sections of the chosen board.
/// "Create board", with the text that was searched for as its first name.
struct OpenCreateBoard {
    std::string name;
};
struct CreateBoard {};  ///< The dialog's button.
struct CloseCreateBoard {};
/// When it is to go out: at once, or at the date and time of the fields (EditText).
struct ChooseWhen {
    bool later = false;
};
/// The one button, whatever it says: "Publish now", "Schedule". And "Try again" after a failure.
struct PublishNow {};
struct SaveAsDraft {};
/// While PublishStep is kUploading: nothing is published after all. The upload goes on, the draft stays.
struct StopPublishing {};
/// Brings a person to the first field that is to be mended.
struct ShowFirstProblem {};
struct AskDiscard {};    ///< "Discard draft": asks back where there is something to lose.
struct DiscardDraft {};  ///< "Discard" in the dialog: empties the form.
struct KeepDraft {};     ///< "Keep" in the dialog.
struct ShowPreview {
    PreviewMode mode = PreviewMode::kFeed;
};

// ---- Result ----

struct NewPin {};  ///< To the form: empty, unless something else is being written there.
// These work for what OffersOf() in publish_retry_cancel.hpp offers; draw nothing else.
struct EditPin {  ///< Into the form, which then changes the stored pin.
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
/// "Yes, that’s mine" at one of the shown pin's candidates; empty: "Publish again".
struct DecidePin {
    std::string pinterest_pin_id;
};
struct ReloadPin {};  ///< "Try again" where the pin could not be loaded.
/// "Copy link" of the pin shown or of one in a list: its page at Pinterest.
struct CopyPinLink {
    std::string pin_id;
};
struct CopyPinId {};  ///< Of the pin shown.

// ---- Pins ----

struct ShowPins {
    PinTab tab = PinTab::kAll;
};
/// The schedule of one account; empty: of all.
struct FilterSchedule {
    std::string account_id;
};
/// The schedule's list, or a calendar with this day in it; no date: today.
struct ShowSchedule {
    ScheduleView view = ScheduleView::kList;
    std::string date;
};
/// Dropped on a day of a calendar, `YYYY-MM-DD`.
struct MovePin {
    std::string pin_id;
    std::string date;
};
/// One that does not move was dragged: says why.
struct TellWhyNot {
    std::string pin_id;
};
/// "Move to another day…" of this pin, or (empty) of those that are chosen: opens the dialog.
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
struct Undo {};  ///< Of the last move, where State::may_undo.
/// Rows become for choosing, or for opening again.
struct SelectPins {
    bool on = false;
};
struct TogglePin {
    std::string pin_id;
    bool extend = false;  ///< All from the last one to this.
};
struct SelectAllPins {};
struct AskCancelSelected {};  ///< Opens the dialog; ConfirmCancelPin and KeepPin answer it.
struct RetrySelected {};
struct NeedMorePins {};  ///< The end of the list comes into sight.
struct ReloadPins {};    ///< "Try again" where the list or its rest could not be loaded.

// ---- Troubleshoot ----

struct RunChecks {};   ///< "Run again".
struct CopyReport {};  ///< "Copy report".

// ---- The way to Standard access ----

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
