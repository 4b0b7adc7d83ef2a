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

    /// The accounts with pins that are due for a check.
    std::vector<std::string> AccountsDue(Timestamp now);
    /// Up to `limit` such pins of an account, those due the longest.
    std::vector<PinToCheck> FindDue(std::string_view account_id, Timestamp now, int limit);
    /// Another pin of the account with this pin's link and board that is planned, under way, or was published
    /// since `published_since`. Nothing if the pin has no link.
    std::optional<Pin> FindSameLink(const Pin& pin, Timestamp published_since);
    /// Saves the pins' warnings. A pin that changed since its check keeps its warnings and is checked again.
    /// The revision grows only if a warning changes.
    Result<Done> Save(const std::vector<Foreseen>& seen);

private:
    Database& m_database;
};

}  // namespace pinwright::store
