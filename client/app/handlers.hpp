// The inside of the app, for app.cpp: which part handles each command and each answer. Commands are handled
// here; answers and alarms are in handlers.cpp.
#pragma once

#include <variant>

#include "client/app/app.hpp"
#include "client/app/diagnosis_actions.hpp"
#include "client/app/keyboard_shortcuts.hpp"
#include "client/app/navigation.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/pins/selection.hpp"

namespace pinwright::app {

/// Connects the parts: passes each command and answer to the part that it is for, and informs the others of
/// the results. Makes no decisions itself.
struct App::Impl {
    Impl(const Clock& clock, Random& random, const Zone& zone)
        : core(clock, random, zone), parts(core), actions(core, parts), moving(core, parts)
    {
    }

    Core core;
    Parts parts;
    DiagnosisActions actions;
    Navigation moving;

    State& state() { return core.state; }

    // ---- What waits for later.wasm: app.cpp ----

    struct HistoryMove {
        std::string address;
    };
    using Deed = std::variant<command::Command, HistoryMove>;
    LateCode late_code = LateCode::kHere;
    std::vector<Deed> waiting;  ///< In order; empty if later.wasm is here.

    void HandleNowOrLater(Deed deed);

    void SavePreferences() { core.Emit(app::SavePreferences{PreferencesToText(state().preferences)}); }

    // ---- User actions ----

    void Handle(const command::GoTo& go)
    {
        if (go.route.screen == Screen::kCompose)
            parts.publishing.New();
        core.Go(go.route, History::kPush);
    }
    void Handle(const command::ReloadStatus&) { parts.server.Ask(Asking::kOnDemand); }
    void Handle(const command::RunAction& run) { actions.Run(run.action, run.account_id, run.pin_id); }
    void Handle(const command::DismissNotice&) { state().notice.reset(); }
    void Handle(const command::AddSignedIn&)
    {
        parts.form.Save();
        parts.connecting.AddSignedIn();
    }
    void Handle(const command::ConnectSandbox&)
    {
        parts.form.Save();
        parts.connecting.ConnectSandbox();
    }

    void Handle(const command::OpenOverdue&) { parts.overdue.Open(); }
    void Handle(const command::CloseOverdue&) { parts.overdue.Close(); }
    void Handle(const command::ChooseOverdue& one) { parts.overdue.Choose(one.policy); }
    void Handle(const command::EditOverdueHours& edit) { parts.overdue.EditHours(edit.text); }
    void Handle(const command::SaveOverdue&) { parts.overdue.Save(); }

    void Handle(const command::OpenQueue& one) { parts.queueing.Open(one.account_id); }
    void Handle(const command::CloseQueue&) { parts.queueing.Close(); }
    void Handle(const command::ChooseQueueDay& one) { parts.queueing.ChooseDay(one.day); }
    void Handle(const command::EditQueueTime& edit) { parts.queueing.EditTime(edit.text); }
    void Handle(const command::AddQueueTime&) { parts.queueing.Add(); }
    void Handle(const command::RemoveQueueTime& one) { parts.queueing.Remove(one.slot); }
    void Handle(const command::CopyQueueDay& one) { parts.queueing.CopyToWeekdays(one.day); }
    void Handle(const command::UseOwnZone&) { parts.queueing.UseOwnZone(); }
    void Handle(const command::SaveQueue&) { parts.queueing.Save(); }
    void Handle(const command::TakeFreeTime&) { parts.queueing.TakeFreeTime(); }

    void Handle(const command::OpenConnect&) { parts.connecting.Open(); }
    void Handle(const command::ChoosePinterest&) { parts.connecting.ChoosePinterest(); }
    void Handle(const command::CloseConnect&) { parts.connecting.Close(); }
    void Handle(const command::ContinueToPinterest&)
    {
        parts.form.Save();
        parts.connecting.Continue();
    }
    void Handle(const command::Reconnect& one) { actions.Reconnect(one.account_id); }
    void Handle(const command::ReconnectAll&) { actions.ReconnectAll(); }
    void Handle(const command::AskDisconnect& one) { parts.connecting.AskDisconnect(one.account_id); }
    void Handle(const command::ConfirmDisconnect&) { parts.connecting.ConfirmDisconnect(); }
    void Handle(const command::CancelDisconnect&) { parts.connecting.CancelDisconnect(); }
    void Handle(const command::AskRemove& one) { parts.removing.Ask(one.account_id); }
    void Handle(const command::ConfirmRemove&) { parts.removing.Confirm(); }
    void Handle(const command::CancelRemove&) { parts.removing.Cancel(); }
    void Handle(const command::RefreshBoards& one) { parts.boards.Refresh(one.account_id); }

    void Handle(const command::ChooseFile& one) { parts.image.Choose(one.file); }
    void Handle(const command::TellOneFile& several) { core.Toast(words::OneFileOf(several.count)); }
    void Handle(const command::RemoveImage&) { parts.image.Remove(); }
    void Handle(const command::RetryUpload&) { parts.image.Retry(); }
    void Handle(const command::EditText& edit)
    {
        if (edit.field == Field::kBoardName)
            parts.choice.EditName(edit.text);
        else
            parts.form.EditText(edit.field, edit.text);
    }
    void Handle(const command::LeaveField& left) { parts.form.LeaveField(left.field); }
    void Handle(const command::ChooseAccount& one)
    {
        parts.choice.ChooseAccount(one.account_id);
        parts.queueing.NeedFreeTime();
    }
    void Handle(const command::FilterBoards& filter) { parts.choice.Filter(filter.text); }
    void Handle(const command::ChooseBoard& one) { parts.choice.Choose(one.board_id); }
    void Handle(const command::ChooseSection& one) { parts.choice.ChooseSection(one.section_id); }
    void Handle(const command::ReloadBoards&) { parts.choice.Reload(); }
    void Handle(const command::ReloadSections&) { parts.choice.ReloadSections(); }
    void Handle(const command::OpenCreateBoard& one) { parts.choice.OpenCreate(one.name); }
    void Handle(const command::CreateBoard&) { parts.choice.Create(); }
    void Handle(const command::CloseCreateBoard&) { parts.choice.CloseCreate(); }
    void Handle(const command::ChooseWhen& one) { parts.form.ChooseWhen(one.later); }
    void Handle(const command::PublishNow&) { parts.publishing.Publish(); }
    void Handle(const command::SaveAsDraft&) { parts.publishing.Publish(PublishForm::As::kDraft); }
    void Handle(const command::StopPublishing&) { parts.publishing.Stop(); }
    void Handle(const command::ShowFirstProblem&) { parts.form.FocusFirstProblem(); }
    void Handle(const command::AskDiscard&) { parts.publishing.AskDiscard(); }
    void Handle(const command::DiscardDraft&) { parts.publishing.Discard(); }
    void Handle(const command::KeepDraft&) { state().compose.asks_discard = false; }

    void Handle(const command::NewPin&)
    {
        parts.publishing.New();
        core.Go({Screen::kCompose, {}}, History::kPush);
    }
    void Handle(const command::EditPin& one) { actions.Edit(one.pin_id); }
    void Handle(const command::PublishPinNow& one) { parts.changes.PublishNow(one.pin_id); }
    void Handle(const command::RetryPin& one) { parts.changes.Retry(one.pin_id); }
    void Handle(const command::AskCancelPin& one) { parts.changes.AskCancel(one.pin_id); }
    void Handle(const command::ConfirmCancelPin&)
    {
        if (std::exchange(state().asks_cancel_selected, false))
            parts.moves.CancelSelected();
        else
            parts.changes.ConfirmCancel();
    }
    void Handle(const command::KeepPin&)
    {
        state().asks_cancel.clear();
        state().asks_cancel_selected = false;
    }
    void Handle(const command::DecidePin& one) { parts.changes.Decide(one.pinterest_pin_id); }
    void Handle(const command::Pause& one) { parts.pausing.Pause(one.account_id, one.paused); }
    void Handle(const command::Resume&) { parts.pausing.Resume(); }
    void Handle(const command::ReloadPin&) { parts.follower.Look(Asking::kOnDemand); }
    void Handle(const command::CopyPinLink& one) { actions.CopyLink(one.pin_id); }
    void Handle(const command::CopyPinId&) { core.Copy(state().pin.pin_id); }

    void Handle(const command::ShowPins& one) { moving.ShowPins(one.tab); }
    void Handle(const command::FilterSchedule& one) { moving.FilterSchedule(one.account_id); }
    void Handle(const command::ShowSchedule& one) { moving.ShowSchedule(one.view, one.date); }
    void Handle(const command::MovePin& one) { parts.moves.ToDay(one.pin_id, one.date); }
    void Handle(const command::TellWhyNot& one) { parts.moves.TellWhyNot(one.pin_id); }
    void Handle(const command::AskMove& one) { parts.moves.Ask(one.pin_id); }
    void Handle(const command::EditMove& edit) { parts.moves.Edit(edit.field, edit.text); }
    void Handle(const command::ChooseMoveBy& one) { parts.moves.ChooseBy(one.days); }
    void Handle(const command::ConfirmMove&) { parts.moves.Confirm(); }
    void Handle(const command::CloseMove&) { parts.moves.Close(); }
    void Handle(const command::Undo&) { parts.batch.Undo(); }
    void Handle(const command::SelectPins& one) { parts.moves.Select(one.on); }
    void Handle(const command::TogglePin& one) { parts.moves.Toggle(one.pin_id, one.extend); }
    void Handle(const command::SelectAllPins&) { parts.moves.SelectAll(); }
    void Handle(const command::AskCancelSelected&)
    {
        state().asks_cancel_selected = SelectedCount(state()) != 0;
    }
    void Handle(const command::RetrySelected&) { parts.moves.RetrySelected(); }
    void Handle(const command::NeedMorePins&) { parts.pins.NeedMore(); }
    void Handle(const command::ReloadPins&) { parts.pins.TryNow(); }

    void Handle(const command::RunChecks&) { parts.checks.Run(); }
    void Handle(const command::CopyReport&) { parts.checks.CopyReport(); }

    void Handle(const command::RecordVideo& one) { core.Emit(RecordScreen{one.on}); }

    void Handle(const command::OpenAppearance&)
    {
        state().shortcuts_open = false;
        state().appearance_open = true;
    }
    void Handle(const command::CloseAppearance&) { state().appearance_open = false; }
    void Handle(const command::OpenShortcuts&)
    {
        state().appearance_open = false;
        state().shortcuts_open = true;
    }
    void Handle(const command::CloseShortcuts&) { state().shortcuts_open = false; }
    void Handle(const command::ChooseTheme& one)
    {
        state().preferences.theme = one.theme;
        SavePreferences();
    }
    void Handle(const command::ChooseDirection& one)
    {
        state().preferences.direction = one.direction;
        SavePreferences();
    }
    void Handle(const command::SetLetterKeys& one)
    {
        state().preferences.letter_keys = one.on;
        SavePreferences();
    }
    void Handle(const command::ShowPreview& one) { state().compose.preview = one.mode; }
    void Handle(const command::Shortcut& pressed)
    {
        if (const ShortcutLine* const line = FindShortcut(state(), pressed.key, pressed.control))
            moving.Press(*line);
    }

    // ---- Answers: handlers.cpp ----

    void SetClockLead(std::chrono::milliseconds lead);
    void TakeOwnChange(const Pin& pin);
    /// The visible state that can change without the user.
    struct Drawn {
        Server server;
        PinView pin;
        FreeTime free_time;
        ConnectStep connect;
        ImageSlot::Phase image;
        Load boards;
        int lists;

        bool operator==(const Drawn&) const = default;
    };
    Drawn WhatIsDrawn();
    /// Runs `call`, and sets `changed` if that changed anything visible.
    template <typename Function>
    void Compare(Function&& call)
    {
        const Drawn before = WhatIsDrawn();
        call();
        core.changed = core.changed || !(WhatIsDrawn() == before);
    }
    /// The same for an answer. Only polled answers may leave everything unchanged.
    void HandleAndCompare(const Answer& answer);
    void Handle(const Answer& answer);
    void Handle(Alarm alarm);
    void TryAllNow();

    // ---- What begins the code of later.wasm: not inlined, so that later.txt finds the names ----

    enum class StatusNews { kSame, kChanged };
    [[gnu::noinline]] void HandleLateAnswer(const Answer& answer);
    [[gnu::noinline]] void HandleLateAlarm(Alarm alarm);
    [[gnu::noinline]] void UpdateLateScreens(StatusNews news);
    [[gnu::noinline]] void UpdateLateClocks();
    [[gnu::noinline]] void RetryLateRequests();
    template <typename... Kinds>
    [[gnu::noinline]] void DoLateCommand(const command::Command& command, const command::KindsOf<Kinds...>*);
};

}  // namespace pinwright::app
