// JSON as text, and back. Neither way ever throws.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright {

/// Limits for parsing JSON. A value can take two bytes as text and a hundred once it is parsed, so the number
/// of values is limited in addition to the bytes. Within these limits, parsing takes up to 11 MB.
struct JsonBounds {
    std::size_t bytes = 2'000'000;
    std::size_t levels = 64;
    std::size_t values = 100'000;  ///< Counts commas and opening brackets, which is never too few.
};

/// For long text that this program wrote itself, such as lists and drafts.
inline constexpr JsonBounds kOwnJson{256'000'000, 64, 16'000'000};

/// Parses text within the limits, which are checked without recursion before anything is built. kBadRequest,
/// with the reason, if the text exceeds a limit or is not JSON.
Result<nlohmann::json> ParseJson(std::string_view text, const JsonBounds& bounds = {});

/// The text of `json`, compact. Ill-formed UTF-8 becomes U+FFFD.
std::string JsonText(const nlohmann::json& json);

/// {"items":[…],"cursor":…|null}
nlohmann::json ListJson(nlohmann::json items, std::string_view cursor = {});

}  // namespace pinwright
