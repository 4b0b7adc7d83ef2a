#include "client/app/diagnosis_actions.hpp"

#include "client/features/compose/compose_words.hpp"

namespace pinwright::app {

Parts::Parts(Core& core)
    : server(core),
      boards(core),
      follower(core),
      pins(core),
      connecting(core, server, boards),
      removing(core, server, boards),
      form(core),
      image(core, form),
      choice(core, boards, form),
      publishing(core, form, image, choice, follower),
      changes(core, server, follower),
      pausing(core, server),
      checks(core),
      queueing(core, server, form),
      overdue(core),
      batch(core, server, pins),
      whole(core, server),
      moves(core, batch, whole)
{
}

void DiagnosisActions::Run(Action action, const std::string& account_id, const std::string& pin_id)
{
    switch (action) {
        case Action::kReconnect:
        case Action::kConnect:
        case Action::kSignInAgain:
            Connect(action, account_id);
            break;
        case Action::kConnectSandbox:
            m_core.Go({Screen::kStandardAccess, {}}, History::kPush);
            break;
        case Action::kRefreshBoards:
            m_parts.boards.Refresh(account_id.empty() ? state().compose.draft.account_id : account_id);
            break;
        case Action::kCreateBoard:
            CreateBoardFor(account_id);
            break;
        case Action::kChooseBoard:
            ChooseBoardFor(account_id, pin_id);
            break;
        case Action::kChooseImage:
            if (GoToField(Field::kImage))
                m_core.Emit(PickImage{});
            break;
        case Action::kEditPin:
            GoToField(Field::kTitle);
            break;
        case Action::kRetry:
            TryAgain();
            break;
        case Action::kCopyRedirectUri:
            m_core.Copy(state().server.status.redirect_uri);
            break;
        case Action::kSetTimes:
            m_parts.queueing.Open(AccountOr(account_id));
            break;
        case Action::kReloadPin:
            m_parts.publishing.LoadAnew();
            break;
        case Action::kTroubleshoot:
            m_core.Go({Screen::kTroubleshoot, {}}, History::kPush);
            break;
        case Action::kShowSchedule:
            m_core.Go({Screen::kSchedule, {}}, History::kPush);
            break;
        case Action::kCompose:
            m_core.Go({Screen::kCompose, {}}, History::kPush);
            break;
        case Action::kReload:
            m_parts.form.Save();
            m_core.Emit(ReloadPage{});
            break;
        case Action::kNone:
        case Action::kWait:
        case Action::kOpenPinterestSettings:  // A link that the browser opens.
            break;
    }
}

void DiagnosisActions::Connect(Action action, const std::string& account_id)
{
    m_parts.form.Save();
    if (action != Action::kConnect && FindAccount(state(), AccountOr(account_id)) != nullptr) {
        m_parts.connecting.Reconnect(AccountOr(account_id));
        return;
    }
    m_core.Go({Screen::kIntegrations, {}}, History::kPush);
    m_parts.connecting.Open();
}

void DiagnosisActions::ReconnectAll()
{
    std::string only;
    for (const Account& account : state().server.status.accounts) {
        if (account.state != AccountState::kNeedsReconnection)
            continue;
        if (!only.empty()) {
            m_core.Go({Screen::kIntegrations, {}}, History::kPush);
            return;
        }
        only = account.id;
    }
    if (!only.empty())
        Connect(Action::kReconnect, only);
}

/// The account that a button is about: the given one, or that of the shown pin, or that of the draft.
std::string DiagnosisActions::AccountOr(const std::string& account_id)
{
    if (!account_id.empty())
        return account_id;
    if (state().route.screen == Screen::kPin && state().pin.pin)
        return state().pin.pin->account_id;
    return state().compose.draft.account_id;
}

void DiagnosisActions::CreateBoardFor(const std::string& account_id)
{
    if (!account_id.empty())
        m_parts.choice.ChooseAccount(account_id);
    m_core.Go({Screen::kCompose, {}}, History::kPush);
    m_parts.choice.OpenCreate({});
}

/// Opens the form with the focus in this field. If a pin is shown, loads it into the form.
bool DiagnosisActions::GoToField(Field field)
{
    if (state().route.screen == Screen::kPin && !Edit(state().pin.pin_id))
        return false;
    m_core.Go({Screen::kCompose, {}}, History::kPush);
    m_core.Emit(FocusField{field});
    return true;
}

/// Opens the pin in the form without the board that was deleted on Pinterest, and reloads the boards.
void DiagnosisActions::ChooseBoardFor(const std::string& account_id, const std::string& pin_id)
{
    const std::string missing(Describe(Cause::kBoardMissing).id);
    const auto lacks_board = [&](const std::optional<Diagnosis>& cause) {
        return cause && cause->id == missing;
    };
    if (!pin_id.empty() && state().compose.draft.pin_id != pin_id) {
        m_parts.boards.Refresh(account_id);
        m_parts.publishing.Open(pin_id, Field::kBoard);
        return;
    }
    const bool on_pin = state().route.screen == Screen::kPin && state().pin.pin;
    const std::string lost = on_pin && lacks_board(state().pin.pin->cause)  ? state().pin.pin->board_id
                             : lacks_board(state().compose.publish_problem) ? state().compose.draft.board_id
                                                                            : std::string();
    if (!GoToField(Field::kBoard))
        return;
    // An edit that began earlier still has the deleted board.
    if (!lost.empty() && state().compose.draft.board_id == lost)
        m_parts.choice.Choose({});
    m_parts.boards.Refresh(state().compose.draft.account_id);
}

bool DiagnosisActions::Edit(const std::string& pin_id)
{
    const Draft& draft = state().compose.draft;
    const bool there = !draft.is_new() && draft.pin_id == pin_id;
    const Pin* const pin = FindPin(state(), pin_id);
    if (!there && (pin == nullptr || !OffersOf(*pin).edit))
        return false;
    if (!there && !m_parts.publishing.TakeUp(*pin)) {
        m_core.Announce(Politeness::kAssertive, texts::kOtherDraft);
        m_core.Show(
            {Notice::Kind::kAttention, std::string(texts::kOtherDraft), {}, {}, Action::kCompose, {}});
        return false;
    }
    m_core.Go({Screen::kCompose, {}}, History::kPush);
    return true;
}

void DiagnosisActions::CopyLink(const std::string& pin_id)
{
    const Pin* const pin = FindPin(state(), pin_id);
    if (pin != nullptr && !pin->url.empty())
        m_core.Copy(pin->url);
}

void DiagnosisActions::TryAgain()
{
    switch (state().route.screen) {
        case Screen::kPin:
            if (state().pin.pin && (OffersOf(*state().pin.pin).retry || state().pin.words.try_now))
                m_parts.changes.Retry(state().pin.pin_id);
            else
                m_parts.follower.Look(Asking::kOnDemand);
            break;
        case Screen::kCompose:
            if (state().compose.step == PublishStep::kFailed)
                m_parts.publishing.Again();
            else if (state().compose.image.may_retry)
                m_parts.image.Retry();
            else
                m_parts.choice.Reload();
            break;
        case Screen::kPins:
        case Screen::kSchedule:
            m_parts.pins.TryNow();
            break;
        case Screen::kTroubleshoot:
            m_parts.checks.Run();
            break;
        default:
            m_parts.server.Ask(Asking::kOnDemand);
            break;
    }
}

}  // namespace pinwright::app
