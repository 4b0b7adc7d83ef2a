#include "proxy/standin/api/request_fields.hpp"

#include <algorithm>

#include "proxy/standin/world/refusal.hpp"
#include "shared/identifiers.hpp"
#include "shared/utf8.hpp"

namespace pinwright::standin {

using nlohmann::json;

FieldReader::FieldReader(const json& object, std::string_view prefix) : m_object(object), m_prefix(prefix) {}

const json* FieldReader::Find(const char* name) const
{
    const auto found = m_object.find(name);
    return found == m_object.end() ? nullptr : &*found;
}

bool FieldReader::Has(const char* name) const
{
    const json* value = Find(name);
    return value && !value->is_null();
}

void FieldReader::Refuse(std::string_view what)
{
    if (!m_refusal)
        m_refusal = Refusal(400, 1, what);
}

void FieldReader::Mistyped(const char* name, std::string_view type)
{
    Refuse("Invalid request: '" + m_prefix + name + "' is not of type " + std::string(type));
}

void FieldReader::Require(const char* name)
{
    if (!Has(name))
        Refuse("Invalid request: '" + m_prefix + name + "' is a required property");
}

std::optional<std::string> FieldReader::Text(const char* name, std::size_t limit, Null null)
{
    const json* value = Find(name);
    if (!value || (value->is_null() && null == Null::kAllowed))
        return std::nullopt;
    if (!value->is_string()) {
        Mistyped(name, "string");
        return std::nullopt;
    }
    std::string text = value->get<std::string>();
    if (CountCodePoints(text) > limit)
        Refuse("Invalid request: '" + m_prefix + name +
               "' value is too long, constraint: maxLength=" + std::to_string(limit));
    return text;
}

std::optional<std::string> FieldReader::Id(const char* name, Null null)
{
    const std::optional<std::string> id = Text(name, 64, null);
    if (id && !IsPinterestId(*id))
        Refuse("'" + m_prefix + name + "' value '" + *id + "' must match the pattern: ^\\d+$");
    return id;
}

std::string FieldReader::Choice(const char* name, std::initializer_list<std::string_view> choices,
                                std::string_view otherwise)
{
    const json* value = Find(name);
    if (!value)
        return std::string(otherwise);
    const std::string chosen = value->is_string() ? value->get<std::string>() : value->dump();
    if (std::find(choices.begin(), choices.end(), chosen) == choices.end())
        Refuse("Invalid request: '" + m_prefix + name + "' value '" + chosen +
               "' is not one of the allowed values");
    return chosen;
}

bool FieldReader::Flag(const char* name, bool otherwise)
{
    const json* value = Find(name);
    if (!value)
        return otherwise;
    if (!value->is_boolean()) {
        Mistyped(name, "boolean");
        return otherwise;
    }
    return value->get<bool>();
}

std::optional<std::int64_t> FieldReader::Whole(const char* name)
{
    const json* value = Find(name);
    if (!value)
        return std::nullopt;
    if (!value->is_number_integer() || value->get<std::int64_t>() < 0) {
        Mistyped(name, "integer");
        return std::nullopt;
    }
    return value->get<std::int64_t>();
}

}  // namespace pinwright::standin
