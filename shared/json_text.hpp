// JSON as text, and back. Neither way ever throws.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright {

/// How much JSON is read. A parsed value takes some fifty times the two bytes that it may have as text, so
/// the number of values is bounded besides the bytes.
struct JsonBounds {
    std::size_t bytes = 2'000'000;
    std::size_t levels = 64;
    std::size_t values = 100'000;  ///< Of every kind, containers included; keys do not count.
};

/// For text that this program wrote itself and may be long: its lists, its drafts.
inline constexpr JsonBounds kOwnJson{256'000'000, 64, 16'000'000};

/// Parses text within its bounds, which are checked before anything is built, without recursion.
/// kBadRequest, saying which, where it is over one of them or is not JSON.
Result<nlohmann::json> ParseJson(std::string_view text, const JsonBounds& bounds = {});

/// The text of `json`, compact. Ill-formed UTF-8 becomes U+FFFD.
std::string JsonText(const nlohmann::json& json);

/// {"items":[…],"cursor":…|null}
nlohmann::json ListJson(nlohmann::json items, std::string_view cursor = {});

}  // namespace pinwright
