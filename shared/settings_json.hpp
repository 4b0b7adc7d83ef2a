// The server's publishing settings, and a person's changes to them, as JSON and back.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright {

nlohmann::json ToJson(const Settings& settings);
Settings SettingsFromJson(const nlohmann::json& json);

/// Nothing leaves a field as it is.
struct SettingsChange {
    std::optional<bool> paused;
    std::optional<bool> restored{};  ///< Only false is valid: this server takes over and publishes.
    std::optional<OverduePolicy> overdue;
    std::optional<int> overdue_hours;  ///< kLeastOverdueHours to kMostOverdueHours.
};

/// Reads what a person sent. A wrong type or number is a kBadRequest that names the field.
Result<SettingsChange> SettingsChangeFromJson(const nlohmann::json& json);

/// The same, as the client sends it.
nlohmann::json SettingsChangeToJson(const SettingsChange& change);

/// The settings with the change applied.
Settings Changed(Settings settings, const SettingsChange& change);

}  // namespace pinwright
