#include "shared/json_fields.hpp"

#include "shared/failure_json.hpp"

namespace pinwright::fields {

Json OrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json OrNull(const std::optional<Timestamp>& time)
{
    return time ? Json(FormatRfc3339(*time)) : Json(nullptr);
}

Json OrNull(const std::optional<Diagnosis>& diagnosis)
{
    return diagnosis ? ToJson(*diagnosis) : Json(nullptr);
}

const Json* Find(const Json& json, const char* key)
{
    if (!json.is_object())
        return nullptr;
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::string Text(const Json& json, const char* key)
{
    const Json* const value = Find(json, key);
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t Number(const Json& json, const char* key)
{
    const Json* const value = Find(json, key);
    return value != nullptr && value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

bool Flag(const Json& json, const char* key, bool otherwise)
{
    const Json* const value = Find(json, key);
    return value != nullptr && value->is_boolean() ? value->get<bool>() : otherwise;
}

std::optional<Timestamp> Time(const Json& json, const char* key)
{
    return ParseRfc3339(Text(json, key));
}

std::vector<std::string> Texts(const Json& json, const char* key)
{
    std::vector<std::string> texts;
    const Json* const value = Find(json, key);
    if (value == nullptr || !value->is_array())
        return texts;
    for (const Json& item : *value) {
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

Diagnosis ReadDiagnosis(const Json& json)
{
    return {Text(json, "id"), Text(json, "title"), Text(json, "detail"), Text(json, "fix"),
            Text(json, "action")};
}

std::optional<Diagnosis> ReadCause(const Json& json)
{
    const Json* const cause = Find(json, "cause");
    if (cause == nullptr || !cause->is_object())
        return std::nullopt;
    return ReadDiagnosis(*cause);
}

Error BadRequest(std::string detail)
{
    Error error;
    error.cause = Cause::kBadRequest;
    error.detail = std::move(detail);
    return error;
}

}  // namespace pinwright::fields
