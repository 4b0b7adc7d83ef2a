// Accounts as rows. Private to the store.
#pragma once

#include <vector>

#include "proxy/store/connection.hpp"
#include "proxy/store/records.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// All of them, in the order in which they were first connected.
std::vector<AccountRecord> ReadAccounts(Connection& connection);

/// kNotFound, in words for a person.
Error UnknownAccount();

}  // namespace pinwright::store
