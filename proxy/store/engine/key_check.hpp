// Whether a key belongs to a database. The database stores a check value of its key, which doesn't reveal the
// key. For an older database, its sealed tokens decide. Private to the store.
#pragma once

#include <string>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/engine/seal.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// Whether the database stores a check value or sealed tokens, so that a new key would not work. Accepts a
/// database of any schema version, or an empty one.
bool NeedsItsKey(Connection& connection);

/// Checks that `seal` holds the key of this database: it matches the stored check value or, if there is none
/// yet, opens at least one sealed token. A database that needs no key accepts any. Errors: kStorage, without
/// a detail, because the caller knows which file it is about; the database's own fault.
Result<Done> CheckKey(Connection& connection, const Seal& seal);

/// Stores the key's check value if there is none yet. REQUIRES: the newest schema.
void RememberKey(Connection& connection, const Seal& seal);

/// Deletes the check value and every sealed token: the accounts must then be reconnected.
void ForgetKey(Connection& connection);

}  // namespace pinwright::store
