// Creates and upgrades a database in numbered steps, each one transaction, forward only. Refuses files that
// are not a database, are damaged, belong to another program, or are newer than this program. It leaves those
// byte for byte as they were. Private to the store.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "proxy/store/engine/connection.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// All steps; the first creates the first schema. Their number is the schema's version (SQLite's
/// `user_version`).
std::span<const char* const> SchemaSteps();

/// Checks the file before anything in it changes. A missing or empty file is fine. Errors: kStorage, one
/// clear line in `detail`.
Result<Done> CheckDatabaseFile(const std::string& path, int newest_version);

/// Opens an existing database for `look`, which must change nothing. Leaves no new files behind. Errors: what
/// `look` returns.
Result<Done> LookAtDatabase(const std::string& path, const std::function<Result<Done>(Connection&)>& look);

/// Brings the database to the newest step. Before an existing one is changed, it is copied whole to
/// `path`.v<its version>. Errors: kDiskFull, kStorage, with one clear line in `detail` if a row breaks a
/// check that a step adds; the database is then as it was.
Result<Done> Migrate(Connection& connection, const std::string& path, std::span<const char* const> steps);

}  // namespace pinwright::store
