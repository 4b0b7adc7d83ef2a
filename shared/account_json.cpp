#include "shared/account_json.hpp"

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Flag;
using fields::Json;
using fields::OrNull;
using fields::ReadCause;
using fields::Request;
using fields::Text;
using fields::Texts;
using fields::Time;

}  // namespace

nlohmann::json ToJson(const Account& account)
{
    return {{"id", account.id},
            {"username", account.username},
            {"name", account.name},
            {"avatar", OrNull(account.avatar)},
            {"account_type", OrNull(account.account_type)},
            {"scopes", account.scopes},
            {"environment", ToString(account.environment)},
            {"state", ToString(account.state)},
            {"cause", OrNull(account.cause)},
            {"access_expires_at", OrNull(account.access_expires_at)},
            {"refresh_expires_at", OrNull(account.refresh_expires_at)},
            {"paused", account.paused}};
}

Account AccountFromJson(const nlohmann::json& json)
{
    Account account;
    account.id = Text(json, "id");
    account.username = Text(json, "username");
    account.name = Text(json, "name");
    account.avatar = Text(json, "avatar");
    account.account_type = Text(json, "account_type");
    account.scopes = Texts(json, "scopes");
    account.environment = ParseEnvironment(Text(json, "environment")).value_or(Environment::kProduction);
    account.state = ParseAccountState(Text(json, "state")).value_or(AccountState::kDisconnected);
    account.cause = ReadCause(json);
    account.access_expires_at = Time(json, "access_expires_at");
    account.refresh_expires_at = Time(json, "refresh_expires_at");
    account.paused = Flag(json, "paused", false);
    return account;
}

Result<AccountChange> AccountChangeFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The change must be a JSON object.");
    Request request{json};
    const AccountChange change{request.Flag("paused")};
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    return change;
}

nlohmann::json AccountChangeToJson(const AccountChange& change)
{
    Json json = Json::object();
    if (change.paused)
        json["paused"] = *change.paused;
    return json;
}

}  // namespace pinwright
