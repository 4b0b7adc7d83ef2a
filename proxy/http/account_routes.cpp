// The connected accounts: listed, and disconnected.
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

}  // namespace

void AddAccountRoutes(Router& router, const Services& services)
{
    router.At("/api/v1/accounts").get = [&services](const Request&) { return ListAccounts(services); };
    router.At("/api/v1/accounts/{}").remove = [&services](const Request& request) {
        return Disconnect(services, request.parameters[0]);
    };
}

}  // namespace pinwright::http
