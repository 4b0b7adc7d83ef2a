#include "client/app/navigation.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app {

void Navigation::Settle()
{
    LeaveHome();
    while (std::exchange(m_core.entered, false))
        Enter();
}

/// Replaces the bare address with the screen of the user's next step.
void Navigation::LeaveHome()
{
    if (state().route.screen != Screen::kHome || !state().server.known)
        return;
    bool connected = false;
    for (const Account& account : state().server.status.accounts)
        connected = connected || account.state == AccountState::kConnected;
    m_core.Go({connected ? Screen::kCompose : Screen::kIntegrations, {}}, History::kReplace);
}

void Navigation::Enter()
{
    const bool from_form = std::exchange(m_entered, state().route.screen) == Screen::kCompose;
    if (state().route.screen != Screen::kCompose) {
        state().compose.asks_discard = false;
        m_parts.publishing.LeaveForm(from_form);
    }
    m_parts.moves.Forget();
    m_core.Emit(SetTitle{words::PageTitle(state().route)});
    if (state().route.screen != Screen::kPin)
        m_parts.follower.Leave();
    if (!HasLists(state().route.screen))
        m_parts.pins.Leave();
    if (state().route.screen == Screen::kCompose) {
        m_parts.choice.Enter();
        m_parts.queueing.NeedFreeTime();
    } else {
        EnterLateScreen();
    }
}

void Navigation::EnterLateScreen()
{
    switch (state().route.screen) {
        case Screen::kIntegrations:
            NeedBoards();
            if (!m_core.Awaits(Purpose::kStatus))
                m_parts.server.Ask();
            break;
        case Screen::kTroubleshoot:
            m_parts.checks.Run();
            break;
        case Screen::kPin:
            // A pin that was posted just now is loaded already, and its polling has begun.
            if (state().pin.pin_id != state().route.pin_id || !m_core.AlarmIsSet(Alarm::kPin))
                m_parts.follower.Enter(state().route.pin_id);
            NeedBoards();
            break;
        case Screen::kPins:
        case Screen::kSchedule:
            m_parts.pins.Enter();
            NeedBoards();
            if (!m_core.Awaits(Purpose::kStatus))
                m_parts.server.Ask();
            break;
        case Screen::kCompose:
        case Screen::kStandardAccess:
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
}

void Navigation::SetRoute(std::string_view address)
{
    state().route = ParseRoute(address);
    state().notice.reset();
    m_core.entered = true;
    if (const std::optional<ConnectReturn> back = ParseConnectReturn(address)) {
        m_core.Emit(ReplaceHistory{RouteAddress(state().route)});
        m_parts.connecting.OnReturn(*back);
    }
}

void Navigation::NeedBoards()
{
    const bool one = state().route.screen == Screen::kPin;
    if (!one && state().route.screen != Screen::kIntegrations && !HasLists(state().route.screen))
        return;
    for (const Account& account : state().server.status.accounts) {
        const bool named = !one || (state().pin.pin && state().pin.pin->account_id == account.id);
        if (named && account.state == AccountState::kConnected && state().boards.count(account.id) == 0)
            m_parts.boards.Need(account.id);
    }
}

void Navigation::ShowPins(PinTab tab)
{
    Route route = state().route;
    const bool there = HasLists(route.screen);
    if (!there)
        route = {Screen::kPins, {}};
    route.tab = tab;
    m_core.Go(route, there ? History::kReplace : History::kPush);
}

void Navigation::FilterSchedule(const std::string& account_id)
{
    Route route = state().route;
    if (route.screen != Screen::kSchedule)
        return;
    route.account_id = account_id;
    m_core.Go(route, History::kReplace);
}

void Navigation::ShowSchedule(ScheduleView view, const std::string& date)
{
    Route route = state().route;
    if (route.screen != Screen::kSchedule)
        return;
    const bool deeper = view == ScheduleView::kDay && route.view != ScheduleView::kDay;
    route.view = view;
    route.date = view == ScheduleView::kList ? std::string() : date;
    route.tab = PinTab::kAll;
    m_core.Go(route, deeper ? History::kPush : History::kReplace);
}

void Navigation::Press(const ShortcutLine& line)
{
    switch (line.key) {
        case 'c':
            m_parts.publishing.New();
            m_core.Go({Screen::kCompose, {}}, History::kPush);
            break;
        case 'p':
            if (state().route.screen != Screen::kPins)
                m_core.Go({Screen::kPins, {}}, History::kPush);
            break;
        case 's':
            if (state().route.screen != Screen::kSchedule)
                m_core.Go({Screen::kSchedule, {}}, History::kPush);
            break;
        case 'i':
            m_core.Go({Screen::kIntegrations, {}}, History::kPush);
            break;
        case 't':
            if (state().route.screen != Screen::kTroubleshoot)
                m_core.Go({Screen::kTroubleshoot, {}}, History::kPush);
            break;
        case 'u':
            m_parts.batch.Undo();
            break;
        case 'b':
            m_core.Go({Screen::kCompose, {}}, History::kPush);
            m_core.Emit(FocusField{Field::kBoard});
            break;
        case 'a':
            state().appearance_open = true;
            break;
        case '?':
            state().shortcuts_open = true;
            break;
        default:
            if (state().route.screen == Screen::kCompose)
                m_parts.publishing.Publish();
            break;
    }
}

}  // namespace pinwright::app
