#include "shared/board_json.hpp"

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::Number;
using fields::OrNull;
using fields::Text;

}  // namespace

nlohmann::json ToJson(const Board& board)
{
    return {{"id", board.id},
            {"account_id", board.account_id},
            {"name", board.name},
            {"privacy", board.privacy},
            {"pin_count", board.pin_count},
            {"cover", OrNull(board.cover)},
            {"owner", OrNull(board.owner)}};
}

nlohmann::json ToJson(const Section& section)
{
    return {{"id", section.id}, {"name", section.name}};
}

Board BoardFromJson(const nlohmann::json& json)
{
    Board board;
    board.id = Text(json, "id");
    board.account_id = Text(json, "account_id");
    board.name = Text(json, "name");
    board.privacy = Text(json, "privacy");
    board.pin_count = Number(json, "pin_count");
    board.cover = Text(json, "cover");
    board.owner = Text(json, "owner");
    return board;
}

Section SectionFromJson(const nlohmann::json& json)
{
    return {Text(json, "id"), Text(json, "name")};
}

}  // namespace pinwright
