// JSON as text, and back. Neither way ever throws.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright {

/// Parses text with a bound on its nesting (64). kBadRequest where it is not JSON.
Result<nlohmann::json> ParseJson(std::string_view text);

/// The text of `json`, compact. Ill-formed UTF-8 becomes U+FFFD.
std::string JsonText(const nlohmann::json& json);

/// {"items":[…],"cursor":…|null}
nlohmann::json ListJson(nlohmann::json items, std::string_view cursor = {});

}  // namespace pinwright
