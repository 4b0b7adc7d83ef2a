// What pins show, as rows. Private to the store.
#pragma once

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

/// Whether the pin is to show something that is not stored, or no longer, and that it did not show before.
bool LacksMedia(Connection& connection, const Pin& pin);

}  // namespace pinwright::store
