#include "client/app/state.hpp"

#include "client/app/core.hpp"
#include "client/app/form.hpp"

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
    for (const Board& board : ChosenBoards(state).boards) {
        if (board.id == state.compose.draft.board_id)
            return &board;
    }
    return nullptr;
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
