#include "shared/json_fields.hpp"

#include "shared/text_catalog.hpp"

#include "shared/failure_json.hpp"

namespace pinwright::fields {

Json OrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json OrNull(Action action)
{
    return OrNull(std::string(ToString(action)));
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
    return {Text(json, "id"), InLanguage(Text(json, "title")), InLanguage(Text(json, "detail")),
            InLanguage(Text(json, "fix")), ParseAction(Text(json, "action")).value_or(Action::kNone)};
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

std::string Request::Text(const char* key)
{
    const Json* const value = Find(m_json, key);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        Wrong(key, "a text");
        return {};
    }
    return value->get<std::string>();
}

std::vector<std::string> Request::Texts(const char* key)
{
    const Json* const value = Find(m_json, key);
    if (value == nullptr)
        return {};
    std::vector<std::string> texts;
    bool fits = value->is_array();
    for (std::size_t i = 0; fits && i < value->size(); ++i) {
        const Json& item = (*value)[i];
        fits = item.is_string();
        if (fits)
            texts.push_back(item.get<std::string>());
    }
    if (!fits)
        Wrong(key, "a list of texts");
    return texts;
}

std::optional<Timestamp> Request::Time(const char* key)
{
    const std::string text = Text(key);
    if (Find(m_json, key) == nullptr)
        return std::nullopt;
    const std::optional<Timestamp> time = ParseRfc3339(text);
    if (!time)
        Wrong(key, "a time like 2026-11-23T21:57:00Z");
    return time;
}

std::optional<bool> Request::Flag(const char* key)
{
    const Json* const value = Find(m_json, key);
    if (value == nullptr)
        return std::nullopt;
    if (!value->is_boolean()) {
        Wrong(key, "true or false");
        return std::nullopt;
    }
    return value->get<bool>();
}

std::optional<std::int64_t> Request::Number(const char* key, std::int64_t least, std::int64_t most)
{
    const Json* const value = Find(m_json, key);
    if (value == nullptr)
        return std::nullopt;
    const std::string expected =
        "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    // Numbers beyond 64 bits come as unsigned or floating numbers, and would wrap or lose digits.
    const bool whole =
        value->is_number_integer() &&
        (!value->is_number_unsigned() || value->get<std::uint64_t>() <= static_cast<std::uint64_t>(most));
    if (!whole || value->get<std::int64_t>() < least || value->get<std::int64_t>() > most) {
        Wrong(key, expected);
        return std::nullopt;
    }
    return value->get<std::int64_t>();
}

void Request::Wrong(const char* key, std::string_view expected)
{
    if (m_wrong.empty())
        m_wrong = "“" + std::string(key) + "” must be " + std::string(expected) + ".";
}

}  // namespace pinwright::fields
