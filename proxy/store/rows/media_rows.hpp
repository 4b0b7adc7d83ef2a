// Media of pins, as rows. Private to the store.
#pragma once

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

/// Whether the pin shows media that isn't stored (any more) and that it didn't show before.
bool LacksMedia(Connection& connection, const Pin& pin);

}  // namespace pinwright::store
