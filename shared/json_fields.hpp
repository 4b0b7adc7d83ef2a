// Members of JSON objects, for the files that read and write the API's objects. Reading is lenient:
// what is absent, null or of another type is the default. Private to shared/.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/diagnosis.hpp"
#include "shared/result.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::fields {

using Json = nlohmann::json;

/// null in place of an empty text or of nothing.
Json OrNull(const std::string& text);
Json OrNull(const std::optional<Timestamp>& time);
Json OrNull(const std::optional<Diagnosis>& diagnosis);

/// The member, or nullptr where `json` is no object or has none or a null.
const Json* Find(const Json& json, const char* key);

std::string Text(const Json& json, const char* key);
std::int64_t Number(const Json& json, const char* key);
bool Flag(const Json& json, const char* key, bool otherwise);
std::optional<Timestamp> Time(const Json& json, const char* key);
std::vector<std::string> Texts(const Json& json, const char* key);

Diagnosis ReadDiagnosis(const Json& json);
/// The member `cause`.
std::optional<Diagnosis> ReadCause(const Json& json);

Error BadRequest(std::string detail);

}  // namespace pinwright::fields
