// A database that comes from elsewhere, or goes there: whether it is one that this program could have
// written. Trusts nothing in it: it may have been made to do harm. Private to the store.
#pragma once

#include <string>

#include "proxy/store/connection.hpp"
#include "proxy/store/seal.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// The longest text or bytes in one field, in bytes: far more than anything of ours has.
inline constexpr int kLongestField = 4 << 20;

/// Checks the file from its header to its last row: it is ours, of a version that this program knows, sound,
/// and has exactly the tables, indexes and triggers of that version; its numbers can be counted with and its
/// fields are of bearable length; every id of an image is a SHA-256; `seal` opens every token in it. Reads
/// all of it. Errors: kStorage, one clear line in `detail` that names what is wrong; kDiskFull.
Result<Done> CheckForeignDatabase(const std::string& path, const Seal& seal);

/// Whether the schema of this open database is the one that the first `version` steps make. Errors: kStorage,
/// naming the first object that is missing, altered or foreign. REQUIRES: 1 <= version <= all steps.
Result<Done> CheckSchemaIsOurs(Connection& connection, int version);

}  // namespace pinwright::store
