// What has happened to each pin, written in the transaction that makes it happen. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

/// Oldest first; empty for pins from before there was a history.
std::vector<PinEvent> ReadHistory(Connection& connection, std::string_view pin_id);

/// One event of one pin.
void Note(Connection& connection, std::string_view pin_id, std::string_view event, Timestamp at,
          const std::optional<Diagnosis>& cause = std::nullopt);

}  // namespace pinwright::store
