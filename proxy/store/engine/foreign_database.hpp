// Checks that a database from elsewhere, or for elsewhere, is one that this program could have written.
// Trusts nothing in it: it may have been made to do harm. Private to the store.
#pragma once

#include <string>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/engine/seal.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// The largest size of one field, in bytes: far more than any field of ours has.
inline constexpr int kLongestField = 4 << 20;

/// Checks all of the file, from its header to its last row. It must be ours, of a version that this program
/// knows, undamaged, and have exactly the tables, indexes and triggers of that version. Its numbers must be
/// in a safe range, its fields not too long, every image ID a SHA-256, and `seal` must open every token in
/// it. Errors: kStorage, one clear line in `detail` that says what is wrong; kDiskFull.
Result<Done> CheckForeignDatabase(const std::string& path, const Seal& seal);

/// Checks that the first `version` steps create exactly the schema of this open database. Errors: kStorage,
/// with the first object that is missing, changed or foreign. REQUIRES: 1 <= version <= all steps.
Result<Done> CheckSchemaIsOurs(Connection& connection, int version);

}  // namespace pinwright::store
