#include "shared/account_json.hpp"

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Find;
using fields::Flag;
using fields::Json;
using fields::OrNull;
using fields::ReadCause;
using fields::ReadDiagnosis;
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
            {"paused", account.paused},
            {"rests_until", OrNull(account.rests_until)},
            {"rests_for", OrNull(account.rests_for)},
            {"queue_times", ToJson(account.queue_times)}};
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
    account.rests_until = Time(json, "rests_until");
    if (const Json* const why = Find(json, "rests_for"); why != nullptr && why->is_object())
        account.rests_for = ReadDiagnosis(*why);
    if (const Json* const times = Find(json, "queue_times"))
        account.queue_times = QueueTimesFromJson(*times);
    return account;
}

Result<AccountChange> AccountChangeFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The change must be a JSON object.");
    Request request{json};
    AccountChange change;
    change.paused = request.Flag("paused");
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    if (request.Has("queue_times")) {
        Result<QueueTimes> times = ParseQueueTimes(json["queue_times"]);
        if (!times.ok())
            return times.error();
        change.queue_times = std::move(*times);
    }
    return change;
}

nlohmann::json AccountChangeToJson(const AccountChange& change)
{
    Json json = Json::object();
    if (change.paused)
        json["paused"] = *change.paused;
    if (change.queue_times)
        json["queue_times"] = ToJson(*change.queue_times);
    return json;
}

}  // namespace pinwright
