// Routes for accounts: list, pause, set weekly times, find free slots, disconnect, remove.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "proxy/calendar/zones.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "proxy/oauth/account_causes.hpp"
#include "shared/api_json.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::http {

namespace {

Error Wrong(std::string detail)
{
    return Error{Cause::kBadRequest, std::move(detail), {}, {}};
}

nlohmann::json Shown(const Services& services, const Account& account)
{
    return ToJson(oauth::AsShown(account, services.clock.Now()));
}

Response ListAccounts(const Services& services)
{
    nlohmann::json items = nlohmann::json::array();
    for (const store::AccountRecord& record : services.store.accounts.List())
        items.push_back(Shown(services, record.account));
    return JsonReply(200, ListJson(std::move(items)));
}

/// Returns the account as it is now, so that the page doesn't have to request it.
Response Disconnect(const Services& services, std::string_view id)
{
    if (!services.store.accounts.Find(id))
        return NoSuchAccount();
    const Result<Done> done = services.connections.Disconnect(id);
    if (!done.ok())
        return ErrorReply(done.error());
    const std::optional<store::AccountRecord> record = services.store.accounts.Find(id);
    return record ? JsonReply(200, Shown(services, record->account)) : EmptyReply(204);
}

/// With `data=1`, removes the account and all its data.
Response RemoveOrDisconnect(const Services& services, const Request& request)
{
    const std::string_view id = request.parameters[0];
    const bool with_data = std::any_of(request.query.begin(), request.query.end(),
                                       [](const auto& field) { return field.first == "data"; });
    if (!with_data)
        return Disconnect(services, id);
    if (request.Query("data") != "1")
        return ErrorReply(
            Wrong("“data” must be 1, or be left out to disconnect the account and keep its data."));
    const Result<Done> done = services.connections.Remove(id);
    return done.ok() ? EmptyReply(204) : ErrorReply(done.error());
}

Response PatchAccount(const Services& services, std::string_view id, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    const Result<AccountChange> change = AccountChangeFromJson(*json);
    if (!change.ok())
        return ErrorReply(change.error());
    if (!services.store.accounts.Find(id))
        return NoSuchAccount();
    if (change->queue_times) {
        // 400, not the cause's usual 409: here the request is wrong, not the stored data.
        if (const std::optional<Diagnosis> unknown = calendar::DiagnoseZone(*change->queue_times))
            return ErrorReply(400, Error{Cause::kUnknownTimeZone, unknown->detail, {}, {}});
    }
    const Result<Account> account = services.store.accounts.Change(id, *change);
    if (!account.ok())
        return ErrorReply(account.error());
    services.publisher.Wake();
    return JsonReply(200, Shown(services, *account));
}

Response ListFreeTimes(const Services& services, const Request& request)
{
    Timestamp after = services.clock.Now();
    if (const std::string_view text = request.Query("after"); !text.empty()) {
        const std::optional<Timestamp> time = ParseRfc3339(text);
        if (!time)
            return ErrorReply(Wrong("after must be a time like 2026-01-31T09:00:00Z."));
        after = *time;
    }
    std::int64_t count = 1;
    if (const std::string_view text = request.Query("count"); !text.empty()) {
        count = ParseWholeNumber(text).value_or(0);
        if (count < 1 || count > kMostFreeTimes)
            return ErrorReply(
                Wrong("count must be a whole number from 1 to " + std::to_string(kMostFreeTimes) + "."));
    }
    const Result<std::vector<Timestamp>> times =
        services.store.queue.FindFreeSlots(request.parameters[0], after, static_cast<int>(count));
    return times.ok() ? JsonReply(200, FreeTimesToJson(*times)) : ErrorReply(times.error());
}

}  // namespace

Response NoSuchAccount()
{
    return ErrorReply(store::UnknownAccount());
}

void AddAccountRoutes(Router& router, const Services& services)
{
    router.At("/api/v1/accounts").get = [&services](const Request&) { return ListAccounts(services); };
    router.At("/api/v1/accounts/{}/free-times").get = [&services](const Request& request) {
        return ListFreeTimes(services, request);
    };
    Endpoint& account = router.At("/api/v1/accounts/{}");
    account.body_limit = kJsonBodyLimit;
    account.patch = [&services](const Request& request, const BodyReader& read) {
        return PatchAccount(services, request.parameters[0], read);
    };
    account.remove = [&services](const Request& request) { return RemoveOrDisconnect(services, request); };
}

}  // namespace pinwright::http
