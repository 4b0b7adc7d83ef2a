// How the server publishes, as JSON, and back; and what a person changes of it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright {

nlohmann::json ToJson(const Settings& settings);
Settings SettingsFromJson(const nlohmann::json& json);

/// Each field: nothing leaves it as it is.
struct SettingsChange {
    std::optional<bool> paused;
    std::optional<bool>
        restored{};  ///< False: this server takes over, and publishes. Nothing else can be said.
    std::optional<OverduePolicy> overdue;
    std::optional<int> overdue_hours;  ///< kLeastOverdueHours to kMostOverdueHours.
};

/// Reads what a person sent. Wrong types and numbers are a kBadRequest that names the field.
Result<SettingsChange> SettingsChangeFromJson(const nlohmann::json& json);

/// The same, as the client sends it.
nlohmann::json SettingsChangeToJson(const SettingsChange& change);

/// The settings with the change's fields.
Settings Changed(Settings settings, const SettingsChange& change);

}  // namespace pinwright
