// Pinterest's JSON to our types. Lenient, as the live answers differ from their own specification:
// unknown keys are passed over, absent and null ones are empty, numbers may be strings, times may
// lack a zone. Refuses only what cannot be used: no JSON, no list, no id.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/types.hpp"

namespace pinwright::pinterest {

// Each gives nothing where the answer cannot be used.
std::optional<TokenGrant> TokenGrantFromJson(const nlohmann::json& json);
std::optional<User> UserFromJson(const nlohmann::json& json);
std::optional<RemoteBoard> BoardFromJson(const nlohmann::json& json);
std::optional<RemoteSection> SectionFromJson(const nlohmann::json& json);
std::optional<RemotePin> PinFromJson(const nlohmann::json& json);

// Items that cannot be used are left out.
std::optional<Page<RemoteBoard>> BoardPageFromJson(const nlohmann::json& json);
std::optional<Page<RemoteSection>> SectionPageFromJson(const nlohmann::json& json);
std::optional<Page<RemotePin>> PinPageFromJson(const nlohmann::json& json);

/// Status, request id, Date and rate limit of an answer.
Meta MetaOf(const net::Reply& reply);

}  // namespace pinwright::pinterest
