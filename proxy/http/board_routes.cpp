// Boards and sections of an account, as Pinterest has them or had them when last asked.
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::http {

namespace {

using oauth::Connections;

Connections::Refresh WantsRefresh(const Request& request)
{
    return request.Query("refresh") == "1" ? Connections::Refresh::kYes : Connections::Refresh::kNo;
}

template <typename T>
Response ListReply(const Result<std::vector<T>>& found)
{
    if (!found.ok())
        return ErrorReply(found.error());
    nlohmann::json items = nlohmann::json::array();
    for (const T& item : *found)
        items.push_back(ToJson(item));
    return JsonReply(200, ListJson(std::move(items)));
}

bool IsKnown(const Services& services, std::string_view account)
{
    return services.store.FindAccount(account).has_value();
}

Response CreateBoard(const Services& services, const Request& request, const BodyReader& read)
{
    const std::string_view account = request.parameters[0];
    if (!IsKnown(services, account))
        return NoSuchAccount();
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    if (!json->is_object())
        return ErrorReply(Error{Cause::kBadRequest, "A board is an object with a name.", {}, {}});

    std::string fields[2] = {"", "PUBLIC"};
    constexpr const char* kNames[2] = {"name", "privacy"};
    for (std::size_t i = 0; i < 2; ++i) {
        const auto found = json->find(kNames[i]);
        if (found == json->end() || found->is_null())
            continue;
        if (!found->is_string())
            return ErrorReply(Error{Cause::kBadRequest, std::string(kNames[i]) + " must be a text.", {}, {}});
        fields[i] = found->get<std::string>();
    }
    const auto& [name, privacy] = fields;

    std::vector<Problem> problems = CheckBoardName(name);
    if (privacy != "PUBLIC" && privacy != "PROTECTED" && privacy != "SECRET")
        problems.push_back({"privacy", "bad_value", "The privacy of a board is PUBLIC, PROTECTED or SECRET.",
                            "Choose one of the three."});
    if (!problems.empty())
        return ErrorReply(
            Error{Cause::kInvalidPin, "The board cannot be made like this.", {}, std::move(problems)});

    const Result<Board> board = services.connections.CreateBoard(account, name, privacy);
    return board.ok() ? JsonReply(201, ToJson(*board)) : ErrorReply(board.error());
}

}  // namespace

void AddBoardRoutes(Router& router, const Services& services)
{
    Endpoint& boards = router.At("/api/v1/accounts/{}/boards");
    boards.body_limit = kJsonBodyLimit;
    boards.get = [&services](const Request& request) {
        const std::string_view account = request.parameters[0];
        if (!IsKnown(services, account))
            return NoSuchAccount();
        return ListReply(services.connections.Boards(account, WantsRefresh(request)));
    };
    boards.post = [&services](const Request& request, const BodyReader& read) {
        return CreateBoard(services, request, read);
    };

    router.At("/api/v1/accounts/{}/boards/{}/sections").get = [&services](const Request& request) {
        const auto& [account, board] = request.parameters;
        if (!IsKnown(services, account))
            return NoSuchAccount();
        return ListReply(services.connections.Sections(account, board, WantsRefresh(request)));
    };
}

}  // namespace pinwright::http
