// The history of each pin, written in the same transaction as the change. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

/// Oldest first; empty for pins older than the history.
std::vector<PinEvent> ReadHistory(Connection& connection, std::string_view pin_id);

/// Adds one event to a pin's history.
void Note(Connection& connection, std::string_view pin_id, std::string_view event, Timestamp at,
          const std::optional<Diagnosis>& cause = std::nullopt);

}  // namespace pinwright::store
