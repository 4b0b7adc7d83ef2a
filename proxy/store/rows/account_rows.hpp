// Accounts as rows. Private to the store.
#pragma once

#include <vector>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

/// All of them, in the order in which they were first connected.
std::vector<AccountRecord> ReadAccounts(Connection& connection);

}  // namespace pinwright::store
