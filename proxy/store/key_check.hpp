// Whether a key belongs to a database. The database remembers a check value of its key, from which the key
// can't be told; an older one is judged by its sealed tokens. Private to the store.
#pragma once

#include <string>

#include "proxy/store/connection.hpp"
#include "proxy/store/seal.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// Whether the database remembers a key or holds sealed tokens, so that a new key would not do. A database
/// of any schema version, or an empty one, may be asked.
bool NeedsItsKey(Connection& connection);

/// Whether `seal` holds the key of this database: it has the remembered check value or, where there is none
/// yet, opens at least one sealed token. A database that needs no key accepts any.
/// Errors: kStorage, without a detail: the caller knows which file it is about; the database's own fault.
Result<Done> CheckKey(Connection& connection, const Seal& seal);

/// Remembers the key where none is remembered yet. REQUIRES: the newest schema.
void RememberKey(Connection& connection, const Seal& seal);

/// Forgets the key and every sealed token: the accounts have to be reconnected.
void ForgetKey(Connection& connection);

}  // namespace pinwright::store
