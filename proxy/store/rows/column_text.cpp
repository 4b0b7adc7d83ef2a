#include "proxy/store/rows/column_text.hpp"

#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"
#include "shared/json_text.hpp"

namespace pinwright::store {

namespace {

using Json = nlohmann::json;

/// Nothing throws here. Writing replaces malformed bytes; reading returns "discarded" for text that is not
/// JSON or is nested too deeply.
std::string Dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json Parse(std::string_view text)
{
    Result<Json> json = ParseJson(text);
    return json.ok() ? std::move(json).value() : Json(Json::value_t::discarded);
}

std::string Text(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Timestamp Time(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return FromMillis(found != json.end() && found->is_number_integer() ? found->get<long long>() : 0);
}

std::optional<Diagnosis> CauseOf(const Json& json)
{
    if (!json.is_object() || Text(json, "id").empty())
        return std::nullopt;
    return Diagnosis{Text(json, "id"), Text(json, "title"), Text(json, "detail"), Text(json, "fix"),
                     ParseAction(Text(json, "action")).value_or(Action::kNone)};
}

}  // namespace

std::string EncodeCause(const Diagnosis& cause)
{
    return Dump(ToJson(cause));
}

std::optional<std::string> EncodeCause(const std::optional<Diagnosis>& cause)
{
    return cause ? std::optional(EncodeCause(*cause)) : std::nullopt;
}

std::optional<Diagnosis> DecodeCause(std::string_view text)
{
    return CauseOf(Parse(text));
}

std::optional<std::string> IdOf(const std::optional<Diagnosis>& cause)
{
    return cause ? std::optional(cause->id) : std::nullopt;
}

std::optional<std::string> EncodeWarnings(const std::vector<Diagnosis>& warnings)
{
    Json json = Json::array();
    for (const Diagnosis& one : warnings)
        json.push_back(ToJson(one));
    return warnings.empty() ? std::nullopt : std::optional(Dump(json));
}

std::optional<std::vector<Diagnosis>> DecodeWarnings(std::string_view text)
{
    const Json json = Parse(text);
    if (!json.is_array())
        return std::nullopt;
    std::vector<Diagnosis> warnings;
    for (const Json& one : json) {
        std::optional<Diagnosis> warning = CauseOf(one);
        if (!warning)
            return std::nullopt;
        warnings.push_back(std::move(*warning));
    }
    return warnings;
}

std::optional<std::string> EncodeQueueTimes(const QueueTimes& times)
{
    return times.slots.empty() ? std::nullopt : std::optional(Dump(ToJson(times)));
}

std::optional<QueueTimes> DecodeQueueTimes(std::string_view text)
{
    const Result<Json> json = ParseJson(text);
    Result<QueueTimes> times = json.ok() ? ParseQueueTimes(*json) : json.error();
    return times.ok() ? std::optional(std::move(times).value()) : std::nullopt;
}

std::string EncodeList(const std::vector<std::string>& texts)
{
    return Dump(Json(texts));
}

std::optional<std::vector<std::string>> DecodeList(std::string_view text)
{
    const Json json = Parse(text);
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::string> texts;
    for (const Json& item : json) {
        if (!item.is_string())
            return std::nullopt;
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::string EncodeTokens(const Tokens& tokens)
{
    return Dump(Json{{"access_token", tokens.access_token},
                     {"refresh_token", tokens.refresh_token},
                     {"access_expires_at", ToMillis(tokens.access_expires_at)},
                     {"refresh_expires_at", ToMillis(tokens.refresh_expires_at)},
                     {"obtained_at", ToMillis(tokens.obtained_at)}});
}

std::optional<Tokens> DecodeTokens(std::string_view text)
{
    const Json json = Parse(text);
    if (!json.is_object())
        return std::nullopt;
    return Tokens{Text(json, "access_token"), Text(json, "refresh_token"), Time(json, "access_expires_at"),
                  Time(json, "refresh_expires_at"), Time(json, "obtained_at")};
}

std::string EncodeEnvironments(const std::vector<Environment>& environments)
{
    std::vector<std::string> names;
    for (const Environment environment : environments)
        names.emplace_back(ToString(environment));
    return EncodeList(names);
}

}  // namespace pinwright::store
