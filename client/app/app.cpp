#include "client/app/app.hpp"

#include <type_traits>

#include "client/app/board_book.hpp"
#include "client/app/composing.hpp"
#include "client/app/connecting.hpp"
#include "client/app/core.hpp"
#include "client/app/pin_follower.hpp"
#include "client/app/server_watch.hpp"
#include "client/app/words.hpp"

namespace pinwright::app {

/// Wires the parts: hands each command and answer to the part that it is for, and tells the others
/// what follows from it. Decides nothing itself but which screen is next.
struct App::Impl {
    Impl(const Clock& clock, Random& random)
        : core(clock, random),
          server(core),
          boards(core),
          follower(core),
          connecting(core, server, boards),
          composing(core, boards, follower)
    {
    }

    Core core;
    ServerWatch server;
    BoardBook boards;
    PinFollower follower;
    Connecting connecting;
    Composing composing;

    State& state() { return core.state; }

    // ---- Moving about ----

    /// After every call: enters the screen that the route changed to.
    void Settle()
    {
        LeaveHome();
        while (std::exchange(core.entered, false))
            Enter();
    }

    /// The bare address leads to what a person can do next.
    void LeaveHome()
    {
        if (state().route.screen != Screen::kHome || !state().server.known)
            return;
        bool connected = false;
        for (const Account& account : state().server.status.accounts)
            connected = connected || account.state == AccountState::kConnected;
        core.Go({connected ? Screen::kCompose : Screen::kIntegrations, {}}, History::kReplace);
    }

    void Enter()
    {
        core.changed = true;
        core.Emit(SetTitle{words::PageTitle(state().route)});
        if (state().route.screen != Screen::kPin)
            follower.Leave();
        switch (state().route.screen) {
            case Screen::kCompose:
                composing.Enter();
                break;
            case Screen::kIntegrations:
                if (!core.Awaits(Purpose::kStatus))
                    server.Ask();
                break;
            case Screen::kPin:
                // A pin that was posted just now is known already, and followed.
                if (state().pin.pin_id != state().route.pin_id || !core.AlarmIsSet(Alarm::kPin))
                    follower.Enter(state().route.pin_id);
                break;
            case Screen::kHome:
            case Screen::kUnknown:
                break;
        }
    }

    void SetRoute(std::string_view address)
    {
        state().route = ParseRoute(address);
        state().notice.reset();
        core.entered = true;
        if (const std::optional<ConnectReturn> back = ParseConnectReturn(address)) {
            core.Emit(ReplaceHistory{RouteAddress(state().route)});
            connecting.OnReturn(*back);
        }
    }

    // ---- Actions of the catalogue ----

    void Run(const command::RunAction& run)
    {
        const std::string& action = run.action;
        if (action == "reconnect" || action == "connect" || action == "connect_sandbox")
            Connect(action, run.account_id);
        else if (action == "refresh_boards")
            boards.Refresh(run.account_id.empty() ? state().compose.draft.account_id : run.account_id);
        else if (action == "create_board")
            CreateBoardFor(run.account_id);
        else if (action == "choose_board")
            Mend(Field::kBoard);
        else if (action == "choose_image")
            Mend(Field::kImage);
        else if (action == "edit_pin")
            Mend(Field::kTitle);
        else if (action == "retry")
            TryAgain();
        else if (action == "copy_redirect_uri")
            CopyRedirectAddress();
        else if (action == "compose")
            core.Go({Screen::kCompose, {}}, History::kPush);
        else if (action == "reload")
            Reload();
    }

    void Connect(const std::string& action, const std::string& account_id)
    {
        composing.Save();
        if (action == "connect_sandbox") {
            connecting.ConnectSandbox();
            return;
        }
        if (action == "reconnect" && FindAccount(state(), AccountOr(account_id)) != nullptr) {
            connecting.Reconnect(AccountOr(account_id));
            return;
        }
        core.Go({Screen::kIntegrations, {}}, History::kPush);
        connecting.Open();
    }

    /// The account that a button is about: the one named, that of the pin shown, that of the draft.
    std::string AccountOr(const std::string& account_id)
    {
        if (!account_id.empty())
            return account_id;
        if (state().route.screen == Screen::kPin && state().pin.pin)
            return state().pin.pin->account_id;
        return state().compose.draft.account_id;
    }

    void CreateBoardFor(const std::string& account_id)
    {
        if (!account_id.empty())
            composing.ChooseAccount(account_id);
        core.Go({Screen::kCompose, {}}, History::kPush);
        composing.OpenCreateBoard({});
    }

    /// Brings a person to the field, with the pin that is shown in the form.
    void Mend(Field field)
    {
        if (state().route.screen == Screen::kPin && !EditAgain())
            return;
        core.Go({Screen::kCompose, {}}, History::kPush);
        core.Emit(FocusField{field});
    }

    /// The failed pin that is shown, as a new draft. A failed pin was surely not made, so a new one of the
    /// same words doubles nothing.
    bool TakeUpPin()
    {
        PinView& view = state().pin;
        if (!view.pin || view.pin->state != PinState::kFailed || view.busy)
            return false;
        if (!composing.TakeUp(*view.pin)) {
            view.note = std::string(words::kOtherDraft);
            core.Announce(Politeness::kAssertive, view.note);
            return false;
        }
        return true;
    }

    bool EditAgain()
    {
        if (!TakeUpPin())
            return false;
        ShowForm();
        return true;
    }

    void RetryPin()
    {
        if (!TakeUpPin())
            return;
        composing.Publish();
        // Otherwise the form has something to mend, and shows it.
        if (state().compose.step == PublishStep::kPosting)
            state().pin.busy = true;
        else
            ShowForm();
    }

    void ShowForm()
    {
        state().pin.busy = false;
        core.Go({Screen::kCompose, {}}, History::kPush);
    }

    void TryAgain()
    {
        switch (state().route.screen) {
            case Screen::kPin:
                if (state().pin.pin && state().pin.pin->state == PinState::kFailed)
                    RetryPin();
                else
                    follower.Look(Asking::kOnDemand);
                break;
            case Screen::kCompose:
                if (state().compose.step == PublishStep::kFailed)
                    composing.Publish();
                else if (state().compose.image.may_retry)
                    composing.RetryUpload();
                else
                    composing.ReloadBoards();
                break;
            default:
                server.Ask(Asking::kOnDemand);
                break;
        }
    }

    void CopyRedirectAddress()
    {
        core.Emit(CopyText{state().server.status.redirect_uri});
        core.Announce(Politeness::kPolite, words::kCopied);
    }

    void Reload()
    {
        composing.Save();
        core.Emit(ReloadPage{});
    }

    // ---- What a person did ----

    void Handle(const command::GoTo& go) { core.Go(go.route, History::kPush); }
    void Handle(const command::ReloadStatus&) { server.Ask(Asking::kOnDemand); }
    void Handle(const command::RunAction& run) { Run(run); }
    void Handle(const command::DismissNotice&) { state().notice.reset(); }

    void Handle(const command::OpenConnect&) { connecting.Open(); }
    void Handle(const command::ChoosePinterest&) { connecting.ChoosePinterest(); }
    void Handle(const command::CloseConnect&) { connecting.Close(); }
    void Handle(const command::ContinueToPinterest&)
    {
        composing.Save();
        connecting.Continue();
    }
    void Handle(const command::Reconnect& one) { Connect("reconnect", one.account_id); }
    void Handle(const command::AskDisconnect& one) { connecting.AskDisconnect(one.account_id); }
    void Handle(const command::ConfirmDisconnect&) { connecting.ConfirmDisconnect(); }
    void Handle(const command::CancelDisconnect&) { connecting.CancelDisconnect(); }
    void Handle(const command::RefreshBoards& one) { boards.Refresh(one.account_id); }

    void Handle(const command::ChooseFile& one) { composing.ChooseFile(one.file); }
    void Handle(const command::RemoveImage&) { composing.RemoveImage(); }
    void Handle(const command::RetryUpload&) { composing.RetryUpload(); }
    void Handle(const command::EditText& edit) { composing.EditText(edit.field, edit.text); }
    void Handle(const command::LeaveField& left) { composing.LeaveField(left.field); }
    void Handle(const command::ChooseAccount& one) { composing.ChooseAccount(one.account_id); }
    void Handle(const command::FilterBoards& filter) { composing.FilterBoards(filter.text); }
    void Handle(const command::ChooseBoard& one) { composing.ChooseBoard(one.board_id); }
    void Handle(const command::ChooseSection& one) { composing.ChooseSection(one.section_id); }
    void Handle(const command::ReloadBoards&) { composing.ReloadBoards(); }
    void Handle(const command::OpenCreateBoard& one) { composing.OpenCreateBoard(one.name); }
    void Handle(const command::CreateBoard&) { composing.CreateBoard(); }
    void Handle(const command::CloseCreateBoard&) { composing.CloseCreateBoard(); }
    void Handle(const command::PublishNow&) { composing.Publish(); }
    void Handle(const command::StopPublishing&) { composing.StopPublishing(); }
    void Handle(const command::DiscardDraft&) { composing.Discard(); }

    void Handle(const command::NewPin&) { core.Go({Screen::kCompose, {}}, History::kPush); }
    void Handle(const command::RetryPin&) { RetryPin(); }
    void Handle(const command::EditAgain&) { EditAgain(); }
    void Handle(const command::ReloadPin&) { follower.Look(Asking::kOnDemand); }

    // ---- What came back ----

    void Handle(const Answer& answer)
    {
        // The session's cookie comes with any answer of the status; what failed can be tried again then.
        if (answer.purpose != Purpose::kStatus && !answer.good() &&
            answer.failure().id == Describe(Cause::kNoSession).id)
            server.Ask();
        switch (answer.purpose) {
            case Purpose::kStatus:
                if (server.OnAnswer(answer)) {
                    connecting.OnStatus();
                    composing.OnAccounts();
                }
                break;
            case Purpose::kDisconnect:
                connecting.OnDisconnected(answer);
                break;
            case Purpose::kBoards:
                boards.OnBoards(answer);
                composing.OnBoards(answer.subject);
                break;
            case Purpose::kCreateBoard:
                composing.OnBoardCreated(answer);
                break;
            case Purpose::kSections:
                boards.OnSections(answer);
                break;
            case Purpose::kUpload:
                composing.OnUploaded(answer);
                break;
            case Purpose::kPostPin:
                composing.OnPosted(answer);
                if (state().pin.busy && state().compose.step != PublishStep::kPosting)
                    ShowForm();
                break;
            case Purpose::kGetPin:
                follower.OnPin(answer);
                break;
        }
    }

    void Handle(Alarm alarm)
    {
        switch (alarm) {
            case Alarm::kSaveDraft:
                composing.Save();
                break;
            case Alarm::kStatus:
                if (core.visible)
                    server.Ask();
                break;
            case Alarm::kPin:
                if (core.visible && state().route.screen == Screen::kPin)
                    follower.Look();
                break;
        }
    }
};

App::App(const Clock& clock, Random& random) : m_impl(std::make_unique<Impl>(clock, random)) {}

App::~App() = default;

void App::Start(std::string_view address, std::string_view saved_draft)
{
    m_impl->composing.Begin(saved_draft);
    m_impl->SetRoute(address);
    m_impl->server.Ask();
    m_impl->Settle();
}

void App::Do(const command::Command& command)
{
    m_impl->core.changed = true;
    std::visit([this](const auto& one) { m_impl->Handle(one); }, command);
    m_impl->Settle();
}

void App::OnAnswer(RequestId request, int status, std::string_view body)
{
    const std::optional<Answer> answer = m_impl->core.Take(request, status, body);
    if (!answer)
        return;
    m_impl->Handle(*answer);
    m_impl->Settle();
}

void App::OnUploadProgress(RequestId request, std::int64_t sent, std::int64_t total)
{
    if (m_impl->core.PurposeOf(request) == Purpose::kUpload)
        m_impl->composing.OnProgress(sent, total);
}

void App::OnTimer(TimerId timer)
{
    if (const std::optional<Alarm> alarm = m_impl->core.TakeAlarm(timer))
        m_impl->Handle(*alarm);
    m_impl->Settle();
}

void App::OnHistoryMoved(std::string_view address)
{
    m_impl->SetRoute(address);
    m_impl->Settle();
}

void App::OnVisible(bool visible)
{
    m_impl->core.visible = visible;
    if (!visible) {
        m_impl->composing.Save();
        return;
    }
    m_impl->connecting.OnShown();
    if (!m_impl->core.Awaits(Purpose::kStatus))
        m_impl->server.Ask();
    if (m_impl->state().route.screen == Screen::kPin)
        m_impl->follower.OnShown();
    m_impl->Settle();
}

const State& App::state() const
{
    return m_impl->core.state;
}

std::vector<Effect> App::TakeEffects()
{
    return m_impl->core.TakeEffects();
}

bool App::TakeChanged()
{
    return std::exchange(m_impl->core.changed, false);
}

}  // namespace pinwright::app
