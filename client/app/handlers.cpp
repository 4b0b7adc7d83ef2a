// Dispatches each answer and each alarm to the part that it is for.
#include "client/app/handlers.hpp"

#include "client/core/common_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

/// Whether an answer to such a request means that other tabs may show outdated data.
bool ChangesServer(Purpose purpose)
{
    switch (purpose) {
        case Purpose::kPostPin:
        case Purpose::kChangePin:
        case Purpose::kBatch:
        case Purpose::kWholeList:
        case Purpose::kPause:
        case Purpose::kDisconnect:
        case Purpose::kRemove:
        case Purpose::kQueueTimes:
            return true;
        default:
            return false;
    }
}

/// Whether the page repeats this request regularly, mostly without news.
bool IsPolled(Purpose purpose)
{
    return purpose == Purpose::kStatus || purpose == Purpose::kGetPin || purpose == Purpose::kPins ||
           purpose == Purpose::kFreeTimes;
}

}  // namespace

App::Impl::Drawn App::Impl::WhatIsDrawn()
{
    Drawn drawn{state().server,
                state().pin,
                state().free_time,
                state().integrations.connect,
                state().compose.image.phase,
                ChosenBoards(state()).load,
                parts.pins.version()};
    drawn.server.status.revision = 0;  // Not drawn anywhere.
    return drawn;
}

void App::Impl::HandleAndCompare(const Answer& answer)
{
    if (IsPolled(answer.purpose)) {
        Compare([&] { Handle(answer); });
        return;
    }
    core.changed = true;
    Handle(answer);
}

/// The browser is online again, or the page is visible again.
void App::Impl::TryAllNow()
{
    if (late_code == LateCode::kHere)
        RetryLateRequests();
    if (!core.visible)
        return;
    if (!core.Awaits(Purpose::kStatus))
        parts.server.Ask();
    if (state().route.screen == Screen::kCompose)
        parts.boards.Need(state().compose.draft.account_id);
}

void App::Impl::RetryLateRequests()
{
    parts.image.TryNow();
    if (!core.visible)
        return;
    const Screen screen = state().route.screen;
    if (screen == Screen::kPin)
        parts.follower.OnShown();
    else if (HasLists(screen))
        parts.pins.TryNow();
}

/// The current time has changed: updates everything that depends on it.
void App::Impl::SetClockLead(std::chrono::milliseconds lead)
{
    state().clock_lead = lead;
    core.changed = true;
    if (const std::optional<Diagnosis> wrong = words::DeviceClock(lead))
        core.Announce(Politeness::kPolite, words::TwoSentences(wrong->title, wrong->detail));
    parts.form.Recheck();
    if (late_code == LateCode::kHere)
        UpdateLateClocks();
}

void App::Impl::UpdateLateClocks()
{
    parts.moves.OnClock();
    parts.pins.OnClock();
    parts.checks.OnClock();
}

/// The screens other than the composer have a new status.
void App::Impl::UpdateLateScreens(StatusNews news)
{
    if (news == StatusNews::kChanged) {
        parts.connecting.OnStatus();
        parts.pins.TryNow();
    }
    parts.pins.OnStatus();
    parts.follower.OnStatus();
}

/// Updates the lists and the form at once, so that the user's next change doesn't conflict with this one.
void App::Impl::TakeOwnChange(const Pin& pin)
{
    parts.pins.Put({pin});
    parts.publishing.Follow(pin);
}

void App::Impl::Handle(const Answer& answer)
{
    // Any answer with the status sets the session cookie; after that, failed requests can be retried.
    if (answer.purpose != Purpose::kStatus && !answer.good() &&
        answer.failure().id == Describe(Cause::kNoSession).id)
        parts.server.Ask();
    if (answer.good() && ChangesServer(answer.purpose))
        core.TellTabs();
    StatusNews news = StatusNews::kSame;
    switch (answer.purpose) {
        case Purpose::kStatus:
            news = parts.server.OnAnswer(answer) ? StatusNews::kChanged : StatusNews::kSame;
            if (news == StatusNews::kChanged) {
                parts.choice.OnAccounts();
                moving.NeedBoards();
            }
            if (!answer.good())
                break;
            parts.queueing.NeedFreeTime();
            if (late_code == LateCode::kHere)
                UpdateLateScreens(news);
            break;
        case Purpose::kBoards:
            parts.boards.OnBoards(answer);
            parts.choice.OnBoards(answer.subject);
            break;
        case Purpose::kSections:
            parts.boards.OnSections(answer);
            break;
        case Purpose::kFreeTimes:
            parts.queueing.OnFreeTimes(answer);
            break;
        default:
            HandleLateAnswer(answer);
            break;
    }
}

/// The answers that only come after a command, or on another screen than the composer.
void App::Impl::HandleLateAnswer(const Answer& answer)
{
    switch (answer.purpose) {
        case Purpose::kDisconnect:
            parts.connecting.OnDisconnected(answer);
            break;
        case Purpose::kRemove:
            parts.removing.OnAnswer(answer);
            break;
        case Purpose::kCreateBoard:
            parts.choice.OnCreated(answer);
            break;
        case Purpose::kUpload:
            parts.image.OnAnswer(answer);
            parts.publishing.OnUploaded();
            break;
        case Purpose::kUploadState:
            parts.image.OnState(answer);
            break;
        case Purpose::kUploadForgotten:
            break;
        case Purpose::kPins:
            parts.pins.OnPins(answer);
            break;
        case Purpose::kPostPin:
            parts.publishing.OnPosted(answer);
            if (answer.good()) {
                parts.queueing.AskAgain();
                TakeOwnChange(PinFromJson(answer.json));
            }
            break;
        case Purpose::kChangePin:
            parts.changes.OnChanged(answer);
            if (answer.good())
                TakeOwnChange(PinFromJson(answer.json));
            break;
        case Purpose::kQueueTimes:
            parts.queueing.OnSaved(answer);
            break;
        case Purpose::kOverdue:
            parts.overdue.OnAnswer(answer);
            break;
        case Purpose::kBatch:
            parts.batch.OnAnswer(answer);
            if (answer.good()) {
                parts.follower.Take(PinFromJson(answer.json));
                TakeOwnChange(PinFromJson(answer.json));
            }
            break;
        case Purpose::kWholeList:
            parts.whole.OnAnswer(answer);
            break;
        case Purpose::kLoadPin:
            parts.publishing.OnLoaded(answer);
            break;
        case Purpose::kPause:
            parts.pausing.OnAnswer(answer);
            break;
        case Purpose::kChecks:
            parts.checks.OnAnswer(answer);
            break;
        case Purpose::kGetPin:
            parts.follower.OnPin(answer);
            moving.NeedBoards();
            break;
        case Purpose::kStatus:
        case Purpose::kBoards:
        case Purpose::kSections:
        case Purpose::kFreeTimes:
            break;  // Not late: see above.
    }
}

void App::Impl::Handle(Alarm alarm)
{
    switch (alarm) {
        case Alarm::kSaveDraft:
            parts.form.Save();
            break;
        case Alarm::kStatus:
            if (core.visible)
                parts.server.Ask();
            break;
        case Alarm::kUpload:
        case Alarm::kPin:
            HandleLateAlarm(alarm);
            break;
        case Alarm::kToast:
            state().toast.clear();
            state().may_undo = false;
            core.changed = true;
            break;
    }
}

void App::Impl::HandleLateAlarm(Alarm alarm)
{
    if (alarm == Alarm::kUpload) {
        core.changed = true;
        parts.image.OnAlarm();
    } else if (core.visible && state().route.screen == Screen::kPin) {
        parts.follower.Look();
    }
}

}  // namespace pinwright::app
