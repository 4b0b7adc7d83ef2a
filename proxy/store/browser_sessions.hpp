// Browser sessions, stored as hashes of their tokens. Invisible, so the revision doesn't grow.
#pragma once

#include <string_view>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class BrowserSessions {
public:
    explicit BrowserSessions(Database& database) : m_database(database) {}

    /// Adds an unused session. Keeps up to 1,000 of those and deletes the oldest.
    Result<Done> Add(std::string_view token, Timestamp now);
    /// Whether the session exists and has not ended: 400 days after its last use, or after a day if it was
    /// never used. This call counts as a use.
    bool Use(std::string_view token, Timestamp now);

private:
    Database& m_database;
};

}  // namespace pinwright::store
