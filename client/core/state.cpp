#include "client/core/state.hpp"

#include <algorithm>

#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "shared/pin_batch.hpp"

#include <algorithm>
#include <iterator>

#include "client/core/dispatcher.hpp"
#include "client/features/compose/form.hpp"

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

bool IsSelected(const State& state, const std::string& pin_id)
{
    return state.selection.all != (state.selection.ids.count(pin_id) != 0);
}

std::int64_t SelectedCount(const State& state)
{
    const Selection& selection = state.selection;
    const auto ids = static_cast<std::int64_t>(selection.ids.size());
    if (!selection.all)
        return ids;
    return selection.matching < 0 ? -1 : std::max<std::int64_t>(0, selection.matching - ids);
}

SelectionOffers OffersOfSelection(const State& state)
{
    SelectionOffers offers;
    if (state.selection.all) {
        for (int i = 0; i < kPinStateCount; ++i) {
            const auto one = static_cast<PinState>(i);
            if (!Belongs(ListIndex(state.route), one))
                continue;
            offers.move = offers.move || Applies(BatchDeed::kMove, one);
            offers.retry = offers.retry || Applies(BatchDeed::kRetry, one);
            offers.cancel = offers.cancel || Applies(BatchDeed::kCancel, one);
        }
        return offers;
    }
    for (const Pin& pin : ShownPins(state).pins) {
        if (!IsSelected(state, pin.id))
            continue;
        const PinOffers one = OffersOf(pin);
        offers.move = offers.move || (one.move && pin.publish_at);
        offers.retry = offers.retry || one.retry;
        offers.cancel = offers.cancel || one.cancel;
    }
    return offers;
}

bool DialogIsOpen(const State& state)
{
    return state.appearance_open || state.shortcuts_open || state.compose.create_board ||
           state.compose.asks_discard || !state.asks_cancel.empty() || state.asks_cancel_selected ||
           state.move || state.queue || state.overdue || state.integrations.disconnect ||
           state.integrations.remove || state.integrations.connect != ConnectStep::kClosed;
}

std::vector<Problem> ProblemsAt(const State& state, Field field)
{
    if (field == Field::kBoardName)
        return state.compose.create_board ? state.compose.create_board->problems : std::vector<Problem>{};
    std::vector<Problem> problems;
    for (const Problem& problem : state.compose.shown) {
        if (FieldOf(problem.field) == field)
            problems.push_back(problem);
    }
    return problems;
}

}  // namespace pinwright::app
