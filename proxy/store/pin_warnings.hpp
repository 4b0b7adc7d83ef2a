// What would go wrong with pins that wait: which pins to check ahead of their time, and the warnings found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class PinWarnings {
public:
    explicit PinWarnings(Database& database) : m_database(database) {}

    /// The accounts with pins to be looked at by now.
    std::vector<std::string> AccountsDue(Timestamp now);
    /// `limit` of those pins of an account, those that have been due for longest.
    std::vector<PinToCheck> FindDue(std::string_view account_id, Timestamp now, int limit);
    /// Another pin of the account with this pin's link and board that is planned or under way, or was
    /// published since then. Nothing where the pin has no link.
    std::optional<Pin> FindSameLink(const Pin& pin, Timestamp published_since);
    /// The warnings of the pins from now on. A pin that has changed since it was looked at keeps what it has,
    /// and is looked at again. Where no warning changes, no revision does.
    Result<Done> Save(const std::vector<Foreseen>& seen);

private:
    Database& m_database;
};

}  // namespace pinwright::store
