// The connected accounts: listed, paused, and disconnected.
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"

namespace pinwright::http {

namespace {

Response ListAccounts(const Services& services)
{
    nlohmann::json items = nlohmann::json::array();
    for (const store::AccountRecord& record : services.store.Accounts())
        items.push_back(ToJson(record.account));
    return JsonReply(200, ListJson(std::move(items)));
}

/// Answers the account as it stands now, so that the page need not ask again.
Response Disconnect(const Services& services, std::string_view id)
{
    if (!services.store.FindAccount(id))
        return ErrorReply(Error{Cause::kNotFound, "There is no such account.", {}, {}});
    const Result<Done> done = services.connections.Disconnect(id);
    if (!done.ok())
        return ErrorReply(done.error());
    const std::optional<store::AccountRecord> record = services.store.FindAccount(id);
    return record ? JsonReply(200, ToJson(record->account)) : EmptyReply(204);
}

Response PatchAccount(const Services& services, std::string_view id, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    const Result<AccountChange> change = AccountChangeFromJson(*json);
    if (!change.ok())
        return ErrorReply(change.error());
    const std::optional<store::AccountRecord> known = services.store.FindAccount(id);
    if (!known)
        return ErrorReply(Error{Cause::kNotFound, "There is no such account.", {}, {}});
    const Result<Account> account =
        services.store.PauseAccount(id, change->paused.value_or(known->account.paused));
    if (!account.ok())
        return ErrorReply(account.error());
    services.publisher.Wake();
    return JsonReply(200, ToJson(*account));
}

}  // namespace

void AddAccountRoutes(Router& router, const Services& services)
{
    router.At("/api/v1/accounts").get = [&services](const Request&) { return ListAccounts(services); };
    Endpoint& account = router.At("/api/v1/accounts/{}");
    account.body_limit = kJsonBodyLimit;
    account.patch = [&services](const Request& request, const BodyReader& read) {
        return PatchAccount(services, request.parameters[0], read);
    };
    account.remove = [&services](const Request& request) {
        return Disconnect(services, request.parameters[0]);
    };
}

}  // namespace pinwright::http
