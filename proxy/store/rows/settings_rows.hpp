// The settings as rows. Private to the store.
#pragma once

#include <string_view>

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

namespace setting_names {
inline constexpr std::string_view kPaused = "paused";
inline constexpr std::string_view kOverdue = "overdue";
inline constexpr std::string_view kOverdueHours = "overdue_hours";
inline constexpr std::string_view kRestored = "restored";
}  // namespace setting_names

/// Saves one setting.
void SaveSetting(Connection& connection, std::string_view name, std::string_view value);

/// A setting that was never saved, or has an unknown value, is the default.
Settings ReadSettings(Connection& connection);

/// Marks this folder as restored from a backup: nothing is published until a person takes over.
void MarkRestored(Connection& connection);

}  // namespace pinwright::store
