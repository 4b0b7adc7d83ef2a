#include "client/core/state.hpp"

#include <algorithm>
#include <iterator>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

const Account* ChosenAccount(const State& state)
{
    return FindAccount(state, state.compose.draft.account_id);
}

const BoardList& ChosenBoards(const State& state)
{
    static const BoardList kNone;
    const auto found = state.boards.find(state.compose.draft.account_id);
    return found == state.boards.end() ? kNone : found->second;
}

const Board* ChosenBoard(const State& state)
{
    return FindBoard(state, state.compose.draft.account_id, state.compose.draft.board_id);
}

std::size_t ListIndex(Screen screen, PinTab tab)
{
    const bool planned = screen == Screen::kSchedule;
    const std::size_t first = planned ? std::size(kPinsTabs) : 0;
    const PinTab* const begin = planned ? std::begin(kScheduleTabs) : std::begin(kPinsTabs);
    const PinTab* const end = planned ? std::end(kScheduleTabs) : std::end(kPinsTabs);
    const PinTab* const found = std::find(begin, end, tab);
    return found == end ? first : first + static_cast<std::size_t>(found - begin);
}

bool HasLists(Screen screen)
{
    return screen == Screen::kPins || screen == Screen::kSchedule;
}

std::size_t ListIndex(const Route& route)
{
    if (route.screen == Screen::kSchedule && route.view != ScheduleView::kList)
        return kCalendarList;
    return ListIndex(route.screen, route.tab);
}

const PinList& ShownPins(const State& state)
{
    return state.pins.lists[ListIndex(state.route)];
}

const Board* FindBoard(const State& state, std::string_view account_id, std::string_view board_id)
{
    const auto found = state.boards.find(std::string(account_id));
    if (found == state.boards.end() || board_id.empty())
        return nullptr;
    for (const Board& board : found->second.boards) {
        if (board.id == board_id)
            return &board;
    }
    return nullptr;
}

const Pin* FindPin(const State& state, std::string_view pin_id)
{
    if (!HasLists(state.route.screen))
        return state.pin.pin && state.pin.pin->id == pin_id ? &*state.pin.pin : nullptr;
    for (const Pin& pin : ShownPins(state).pins) {
        if (pin.id == pin_id)
            return &pin;
    }
    return nullptr;
}

bool DialogIsOpen(const State& state)
{
    return state.appearance_open || state.shortcuts_open || state.compose.create_board ||
           state.compose.asks_discard || !state.asks_cancel.empty() || state.asks_cancel_selected ||
           state.move || state.queue || state.overdue || state.integrations.disconnect ||
           state.integrations.remove || state.integrations.connect != ConnectStep::kClosed;
}

}  // namespace pinwright::app
