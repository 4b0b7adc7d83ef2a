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

/// Sets one of them.
void SaveSetting(Connection& connection, std::string_view name, std::string_view value);

/// What was never set, or is none of the values that there are, is the default.
Settings ReadSettings(Connection& connection);

/// This folder came out of a backup: nothing is published until a person takes over.
void MarkRestored(Connection& connection);

}  // namespace pinwright::store
