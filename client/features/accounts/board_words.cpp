#include "client/features/accounts/board_words.hpp"

#include "client/core/common_words.hpp"
#include "client/core/dispatcher.hpp"

namespace pinwright::app::words {

std::string BoardsFound(std::size_t count)
{
    return count == 1 ? "1 board found." : std::to_string(count) + " boards found.";
}

Diagnosis SectionsNotLoaded(const Diagnosis& why)
{
    Diagnosis diagnosis = why;
    diagnosis.title = "Couldn’t load the board’s sections. " + why.title;
    return diagnosis;
}

std::string OwnerOf(const State& state, const Board& board)
{
    const Account* const account = FindAccount(state, board.account_id);
    const bool foreign = !board.owner.empty() && account != nullptr && account->username != board.owner;
    return foreign ? "@" + board.owner : std::string();
}

std::string BoardLabel(const State& state, const Board& board)
{
    const std::string owner = OwnerOf(state, board);
    return owner.empty() ? board.name : board.name + " (" + owner + ")";
}

std::string BoardDetail(const State& state, const Board& board)
{
    const std::string owner = OwnerOf(state, board);
    return (owner.empty() ? "" : owner + " · ") + PinCountText(board.pin_count);
}

std::string SpokenBoard(const State& state, const Board& board)
{
    const std::string owner = OwnerOf(state, board);
    return board.name + (owner.empty() ? "" : ", " + owner) + (board.privacy == "SECRET" ? ", secret" : "");
}

}  // namespace pinwright::app::words
