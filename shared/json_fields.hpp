// Reads and writes members of JSON objects, for the files that convert the API's objects. Reads leniently:
// absent, null or of another type means the default. Request reads what a person sends. Private to shared/.
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

/// null for an empty text or no value.
Json OrNull(const std::string& text);
Json OrNull(Action action);
Json OrNull(const std::optional<Timestamp>& time);
Json OrNull(const std::optional<Diagnosis>& diagnosis);

/// The member, or nullptr if `json` is not an object or has no such member, or a null.
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

/// Reads members of what a person sent, and keeps the first one with a wrong type. Absent and null members
/// get their defaults.
class Request {
public:
    explicit Request(const Json& json) : m_json(json) {}

    std::string Text(const char* key);
    std::vector<std::string> Texts(const char* key);
    std::optional<Timestamp> Time(const char* key);
    std::optional<bool> Flag(const char* key);
    /// A whole number from `least` to `most`.
    std::optional<std::int64_t> Number(const char* key, std::int64_t least, std::int64_t most);

    /// Whether the member exists, even as null.
    bool Has(const char* key) const { return m_json.is_object() && m_json.contains(key); }
    void Wrong(const char* key, std::string_view expected);

    /// Empty: all types are right.
    const std::string& wrong() const { return m_wrong; }

private:
    const Json& m_json;
    std::string m_wrong;
};

}  // namespace pinwright::fields
