#include "shared/json_text.hpp"

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Json;
using fields::OrNull;

constexpr int kNestingLimit = 64;

/// Whether brackets nest no deeper than the limit. The parser itself does not recurse, but what it
/// builds is destroyed and walked by recursion.
bool NestsWithinLimit(std::string_view text)
{
    int depth = 0;
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
            if (++depth > kNestingLimit)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

}  // namespace

Result<nlohmann::json> ParseJson(std::string_view text)
{
    if (!NestsWithinLimit(text))
        return BadRequest("The JSON is nested deeper than 64 levels.");
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
