#include "proxy/standin/api/boards_api.hpp"

#include <algorithm>

#include "proxy/standin/api/pins_api.hpp"
#include "proxy/standin/api/pinterest_json.hpp"
#include "proxy/standin/api/request_fields.hpp"
#include "proxy/standin/world/refusal.hpp"
#include "shared/pin_rules.hpp"
#include "shared/utf8.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

constexpr std::size_t kDescriptionCap = 5'000;
constexpr std::size_t kSectionNameLimit = 180;

Reply NameTaken()
{
    return Refusal(400, 58, "Try a different name. You already have a board with this name.");
}

bool IsNameTaken(Context& context, std::string_view name, const Board* but = nullptr)
{
    const std::string wanted = Lower(FoldSpaces(name));
    for (const std::size_t number : context.world.BoardsOf(context.side, context.person.id)) {
        const Board& board = context.world.board(number);
        if (&board != but && Lower(FoldSpaces(board.name)) == wanted)
            return true;
    }
    return false;
}

// Reads a board's name from a request. Refuses a blank one with Pinterest's 400 "The board name is invalid
// or duplicated."; the callers check for duplicates.
std::string ReadName(FieldReader& fields)
{
    const std::string name = fields.Text("name", kBoardNameLimit, Null::kRefused).value_or("");
    if (TrimSpaces(name).empty())
        fields.Refuse("The board name is invalid or duplicated.");
    return name;
}

// The board in the path, if the caller may change it; otherwise null and the refusal.
Board* BoardToChange(Context& context, Reply& refusal)
{
    Board* board = context.world.FindBoard(context.side, context.ids[0]);
    if (!board || (board->privacy == "SECRET" && !context.Allows("boards:read_secret"))) {
        refusal = BoardNotFound();
        return nullptr;
    }
    if (board->owner != context.person.id ||
        (board->privacy == "SECRET" && !context.Allows("boards:write_secret"))) {
        refusal = NotPermitted();
        return nullptr;
    }
    return board;
}

std::vector<Section>::iterator FindSection(Board& board, std::string_view id)
{
    return std::find_if(board.sections.begin(), board.sections.end(),
                        [&](const Section& section) { return section.id == id; });
}

bool IsPrivacyShown(const std::string& filter, const std::string& privacy)
{
    if (filter == "PUBLIC_AND_SECRET")
        return privacy != "PROTECTED";
    return filter == "ALL" || filter == privacy;
}

Reply SectionFault(int status, std::string_view message)
{
    return Refusal(status, status, message);
}

}  // namespace

Reply ListBoards(Context& context)
{
    const PageChoice choice = ChoosePage(context.call);
    if (choice.refusal)
        return *choice.refusal;
    const std::string privacy = context.call.Query("privacy").value_or("ALL");
    if (privacy != "ALL" && privacy != "PUBLIC" && privacy != "PROTECTED" && privacy != "SECRET" &&
        privacy != "PUBLIC_AND_SECRET")
        return Refusal(400, 1,
                       "Invalid request: 'privacy' value '" + privacy + "' is not one of the allowed values");
    std::vector<std::size_t> numbers = context.world.BoardsOf(context.side, context.person.id);
    std::erase_if(numbers, [&](std::size_t number) {
        Board& board = context.world.board(number);
        return !context.Sees(board) || !IsPrivacyShown(privacy, board.privacy) ||
               !context.world.IsVisible(board.lag);
    });
    const Page page = TakePage(numbers, context.switches.order, choice.request);
    json items = json::array();
    for (const std::size_t number : page.items)
        items.push_back(BoardShape(context.world.board(number), context.world, context.origin));
    return PageReply(std::move(items), page.bookmark);
}

Reply CreateBoard(Context& context)
{
    if (!context.prepared.is_object)
        return BadBody();
    FieldReader fields(context.prepared.body);
    fields.Require("name");
    Board board;
    board.name = ReadName(fields);
    board.description = fields.Text("description", kDescriptionCap);
    board.privacy = fields.Choice("privacy", {"PUBLIC", "PROTECTED", "SECRET"}, "PUBLIC");
    board.ads_only = fields.Flag("is_ads_only", false);
    if (fields.refusal())
        return *fields.refusal();
    if (board.ads_only) {
        board.name = "Ad-only Pins";
        board.privacy = "PROTECTED";
    }
    if (board.privacy == "SECRET" && !context.Allows("boards:write_secret"))
        return NotPermitted();
    if (IsNameTaken(context, board.name))
        return NameTaken();
    board.owner = context.person.id;
    board.side = context.side;
    return JsonReply(201,
                     BoardShape(context.world.AddBoard(std::move(board)), context.world, context.origin));
}

Reply GetBoard(Context& context)
{
    Board* board = context.world.FindBoard(context.side, context.ids[0]);
    if (!board || !context.Sees(*board) || !context.world.IsVisible(board->lag))
        return BoardNotFound();
    return JsonReply(200, BoardShape(*board, context.world, context.origin));
}

Reply UpdateBoard(Context& context)
{
    if (!context.prepared.is_object)
        return BadBody();
    Reply refusal;
    Board* board = BoardToChange(context, refusal);
    if (!board)
        return refusal;
    FieldReader fields(context.prepared.body);
    std::string name = fields.Has("name") ? ReadName(fields) : board->name;
    const std::optional<std::string> description = fields.Text("description", kDescriptionCap);
    std::string privacy = fields.Choice("privacy", {"PUBLIC", "SECRET"}, board->privacy);
    if (fields.refusal())
        return *fields.refusal();
    if (privacy == "SECRET" && !context.Allows("boards:write_secret"))
        return NotPermitted();
    if (IsNameTaken(context, name, board))
        return Refusal(400, 58, "Could not edit board. Try a different name.");
    board->name = std::move(name);
    board->privacy = std::move(privacy);
    if (context.prepared.body.contains("description"))
        board->description = description;
    context.world.Changed(*board);
    return JsonReply(200, BoardShape(*board, context.world, context.origin));
}

Reply DeleteBoard(Context& context)
{
    Reply refusal;
    Board* board = BoardToChange(context, refusal);
    if (!board)
        return refusal;
    context.world.Delete(*board);
    Reply reply;
    reply.status = 204;
    return reply;
}

Reply ListSections(Context& context)
{
    const PageChoice choice = ChoosePage(context.call);
    if (choice.refusal)
        return *choice.refusal;
    Board* board = context.OwnBoard(context.ids[0]);
    if (!board)
        return BoardNotFound();
    std::vector<std::size_t> numbers(board->sections.size());
    for (std::size_t at = 0; at < numbers.size(); ++at)
        numbers[at] = at;
    const Page page = TakePage(numbers, Order::kOldestFirst, choice.request);
    json items = json::array();
    for (const std::size_t number : page.items)
        items.push_back(SectionShape(board->sections[number]));
    return PageReply(std::move(items), page.bookmark);
}

Reply CreateSection(Context& context)
{
    Reply refusal;
    Board* board = BoardToChange(context, refusal);
    if (!board)
        return refusal;
    if (!context.prepared.is_object)
        return BadBody();
    FieldReader fields(context.prepared.body);
    fields.Require("name");
    const std::string name = fields.Text("name", kSectionNameLimit, Null::kRefused).value_or("");
    if (fields.refusal() || TrimSpaces(name).empty())
        return SectionFault(400, "Invalid board section parameters.");
    return JsonReply(201, SectionShape(context.world.AddSection(*board, name)));
}

Reply UpdateSection(Context& context)
{
    Reply refusal;
    Board* board = BoardToChange(context, refusal);
    if (!board)
        return refusal;
    const auto section = FindSection(*board, context.ids[1]);
    if (section == board->sections.end())
        return SectionNotFound();
    if (!context.prepared.is_object)
        return BadBody();
    FieldReader fields(context.prepared.body);
    fields.Require("name");
    const std::string name = fields.Text("name", kSectionNameLimit, Null::kRefused).value_or("");
    if (fields.refusal() || TrimSpaces(name).empty())
        return SectionFault(400, "Invalid board section parameters.");
    section->name = name;
    context.world.Changed(*board);
    return JsonReply(200, SectionShape(*section));
}

Reply DeleteSection(Context& context)
{
    Reply refusal;
    Board* board = BoardToChange(context, refusal);
    if (!board)
        return refusal;
    const auto section = FindSection(*board, context.ids[1]);
    if (section == board->sections.end())
        return SectionFault(404, "Board section not found.");
    board->sections.erase(section);
    context.world.Changed(*board);
    Reply reply;
    reply.status = 204;
    return reply;
}

Reply ListBoardPins(Context& context)
{
    Board* board = context.OwnBoard(context.ids[0]);
    if (!board)
        return Refusal(404, 404, "Board not found.");
    return PinPage(context, context.world.PinsOfBoard(*board, {}));
}

Reply ListSectionPins(Context& context)
{
    Board* board = context.OwnBoard(context.ids[0]);
    if (!board || FindSection(*board, context.ids[1]) == board->sections.end())
        return Refusal(404, 404, "Board or section not found.");
    return PinPage(context, context.world.PinsOfBoard(*board, context.ids[1]));
}

}  // namespace pinwright::standin
