// Accounts as rows. Private to the store.
#pragma once

#include <string>
#include <vector>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

/// `SELECT <columns> FROM accounts `; a condition follows.
extern const std::string kSelectAccounts;
AccountRecord ReadAccount(const Statement& row);
/// All accounts, in the order in which they were first connected.
std::vector<AccountRecord> ReadAccounts(Connection& connection);

}  // namespace pinwright::store
