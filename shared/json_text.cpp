#include "shared/json_text.hpp"

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Json;
using fields::OrNull;

/// Says which limit the text exceeds, or returns null. The parser itself does not recurse, but its result is
/// walked by recursion and is many times larger than the text. Every value except the first follows a comma
/// or an opening bracket. Text that is not JSON may be counted wrongly, but the parser refuses it anyway.
const char* OverBounds(std::string_view text, const JsonBounds& bounds)
{
    if (text.size() > bounds.bytes)
        return "The JSON is too long.";
    std::size_t depth = 0;
    std::size_t values = 1;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > bounds.levels)
                return "The JSON is nested too deeply.";
            ++values;
        } else if (c == '}' || c == ']') {
            if (depth-- == 0)
                return "This is not JSON.";
        } else if (c == ',') {
            ++values;
        }
        if (values > bounds.values)
            return "The JSON holds too many values.";
    }
    return nullptr;
}

}  // namespace

Result<nlohmann::json> ParseJson(std::string_view text, const JsonBounds& bounds)
{
    if (const char* const over = OverBounds(text, bounds))
        return BadRequest(over);
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return BadRequest("This is not JSON.");
    return json;
}

std::string JsonText(const nlohmann::json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

nlohmann::json ListJson(nlohmann::json items, std::string_view cursor)
{
    return {{"items", std::move(items)}, {"cursor", OrNull(std::string(cursor))}};
}

}  // namespace pinwright
