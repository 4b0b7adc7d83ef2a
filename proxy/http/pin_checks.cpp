#include "proxy/http/pin_checks.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "shared/api_json.hpp"
#include "shared/json_text.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::http {

namespace {

Problem UnknownAccount()
{
    return {"account_id", "unknown", "This account is not connected here.",
            "Choose one of the connected accounts."};
}

/// Whether the board certainly isn't the account's. False if the server can't find out now.
bool IsForeignBoard(const Services& services, const Pin& pin)
{
    if (services.store.boards.Find(pin.account_id, pin.board_id))
        return false;
    if (services.store.boards.List(pin.account_id))
        return true;
    std::optional<PageCalls::Place> place = services.calls.Admit();
    if (!place || !place->AwaitTurn())
        return false;
    const Result<std::vector<Board>> boards =
        services.connections.Boards(pin.account_id, oauth::Connections::Refresh::kNo);
    return boards.ok() && std::none_of(boards->begin(), boards->end(),
                                       [&](const Board& board) { return board.id == pin.board_id; });
}

std::optional<Error> Refusal(std::vector<Problem> problems)
{
    if (problems.empty())
        return std::nullopt;
    return Error{Cause::kInvalidPin, {}, {}, std::move(problems)};
}

}  // namespace

std::optional<Error> RefusePin(const Services& services, const Pin& pin)
{
    std::vector<Problem> problems = CheckPin(pin);
    const auto has = [&](std::string_view field) {
        return std::any_of(problems.begin(), problems.end(),
                           [&](const Problem& one) { return one.field == field; });
    };
    if (!has("media") && std::any_of(pin.media.begin(), pin.media.end(),
                                     [&](const std::string& id) { return !services.store.media.Find(id); }))
        problems.insert(problems.begin(), UnknownMedia());

    const bool account_known =
        !pin.account_id.empty() && services.store.accounts.Find(pin.account_id).has_value();
    if (!account_known && !has("account_id"))
        problems.push_back(UnknownAccount());
    if (account_known && !has("board_id") && IsForeignBoard(services, pin))
        problems.push_back(ForeignBoard());
    return Refusal(std::move(problems));
}

std::optional<Error> RefuseDraft(const Pin& pin)
{
    if (const std::optional<Error> refusal = Refusal(CheckDraft(pin)))
        return refusal;
    if (JsonText(ToJson(pin)).size() > kDraftBytesLimit)
        return Error{
            Cause::kTooLarge,
            "A draft can have up to " + std::to_string(kDraftBytesLimit / 1024) + " KB. Shorten its texts.",
            {},
            {}};
    return std::nullopt;
}

}  // namespace pinwright::http
