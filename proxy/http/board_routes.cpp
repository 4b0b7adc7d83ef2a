// Routes for an account's boards and sections, from Pinterest or from the cache.
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "proxy/http/shared_runs.hpp"
#include "shared/api_json.hpp"
#include "shared/clean_text.hpp"
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

/// Answers that need a call to Pinterest. Identical requests at the same time share one answer.
using Answers = SharedRuns<Response>;

Response Shared(const Services& services, Answers& answers, const std::string& question,
                const std::function<Response()>& ask)
{
    std::optional<PageCalls::Place> place = services.calls.Admit();
    if (!place)
        return BusyReply();
    std::optional<Answers::Seat> seat = answers.Find(question, *place);
    if (!seat)
        return BusyReply();
    std::optional<Response> answer;
    seat->Run(
        *place,
        [&](const Answers::Take& take) {
            Response made = ask();
            made.shared = std::make_shared<const std::string>(std::move(made.body));
            take(made);
        },
        [&](const Response& made) {
            answer = made;
            return true;
        });
    return answer ? *std::move(answer) : BusyReply();
}

bool IsKnown(const Services& services, std::string_view account)
{
    return services.store.accounts.Find(account).has_value();
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
    fields[0] = CleanText(fields[0], Lines::kOne);
    const auto& [name, privacy] = fields;

    std::vector<Problem> problems = CheckBoardName(name);
    if (privacy != "PUBLIC" && privacy != "PROTECTED" && privacy != "SECRET")
        problems.push_back({"privacy", "bad_value", "A board's privacy is PUBLIC, PROTECTED or SECRET.",
                            "Choose one of the three."});
    if (!problems.empty())
        return ErrorReply(
            Error{Cause::kInvalidPin, "The board can't be created like this.", {}, std::move(problems)});

    std::optional<PageCalls::Place> place = services.calls.Admit();
    if (!place || !place->AwaitTurn())
        return BusyReply();
    const Result<Board> board = services.connections.CreateBoard(account, name, privacy);
    return board.ok() ? JsonReply(201, ToJson(*board)) : ErrorReply(board.error());
}

}  // namespace

void AddBoardRoutes(Router& router, const Services& services)
{
    const auto answers = std::make_shared<Answers>();
    Endpoint& boards = router.At("/api/v1/accounts/{}/boards");
    boards.body_limit = kJsonBodyLimit;
    boards.get = [&services, answers](const Request& request) {
        const std::string account(request.parameters[0]);
        if (!IsKnown(services, account))
            return NoSuchAccount();
        const Connections::Refresh refresh = WantsRefresh(request);
        if (refresh == Connections::Refresh::kNo)
            if (std::optional<std::vector<Board>> cached = services.store.boards.List(account))
                return ListReply<Board>(*std::move(cached));
        return Shared(services, *answers, account,
                      [&] { return ListReply(services.connections.Boards(account, refresh)); });
    };
    boards.post = [&services](const Request& request, const BodyReader& read) {
        return CreateBoard(services, request, read);
    };

    router.At("/api/v1/accounts/{}/boards/{}/sections").get = [&services, answers](const Request& request) {
        const std::string account(request.parameters[0]);
        const std::string board(request.parameters[1]);
        if (!IsKnown(services, account))
            return NoSuchAccount();
        const Connections::Refresh refresh = WantsRefresh(request);
        if (refresh == Connections::Refresh::kNo)
            if (std::optional<std::vector<Section>> cached =
                    services.store.boards.ListSections(account, board))
                return ListReply<Section>(*std::move(cached));
        return Shared(services, *answers, account + "/" + board,
                      [&] { return ListReply(services.connections.Sections(account, board, refresh)); });
    };
}

}  // namespace pinwright::http
