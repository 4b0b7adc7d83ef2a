// The settings as rows. Private to the store.
#pragma once

#include "proxy/store/engine/connection.hpp"
#include "shared/api_types.hpp"

namespace pinwright::store {

/// What was never set, or is none of the values that there are, is the default.
Settings ReadSettings(Connection& connection);

/// This folder came out of a backup: nothing is published until a person takes over.
void MarkRestored(Connection& connection);

}  // namespace pinwright::store
