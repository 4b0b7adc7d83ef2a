#include "client/features/accounts/board_words.hpp"

#include "client/core/common_words.hpp"
#include "client/core/dispatcher.hpp"

namespace pinwright::app::words {

std::string BoardsFound(std::size_t count)
{
    return FillPlural(texts::kBoardsFound, static_cast<std::int64_t>(count));
}

Diagnosis SectionsNotLoaded(const Diagnosis& why)
{
    Diagnosis diagnosis = why;
    diagnosis.title = Fill(texts::kSectionsNotLoaded, {{"cause", why.title}});
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
    return owner.empty() ? board.name : Fill(texts::kBoardOfOwner, {{"board", board.name}, {"owner", owner}});
}

std::string BoardDetail(const State& state, const Board& board)
{
    const std::string owner = OwnerOf(state, board);
    const std::string pins = PinCountText(board.pin_count);
    return owner.empty() ? pins : Fill(texts::kOwnerAndPins, {{"owner", owner}, {"pins", pins}});
}

std::string SpokenBoard(const State& state, const Board& board)
{
    const std::string owner = OwnerOf(state, board);
    std::string spoken =
        owner.empty() ? board.name : Fill(texts::kSpokenOwner, {{"board", board.name}, {"owner", owner}});
    return board.privacy == "SECRET" ? Fill(texts::kSpokenSecret, {{"board", spoken}}) : spoken;
}

}  // namespace pinwright::app::words
