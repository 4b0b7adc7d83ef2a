// Consents under way at Pinterest: hashed `state` values, each valid once and for ten minutes.
#pragma once

#include <optional>
#include <string_view>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class PendingConsents {
public:
    explicit PendingConsents(Database& database) : m_database(database) {}

    Result<Done> Add(std::string_view session, std::string_view state, const PendingConsent& consent,
                     Timestamp now);
    /// Marks it as used and returns it. Nothing if it is unknown, expired, used, or of another session.
    std::optional<PendingConsent> Use(std::string_view session, std::string_view state, Timestamp now);
    /// Stores the result of a used consent.
    void SaveResult(std::string_view session, std::string_view state, const ConsentResult& result);
    /// The result of a consent that this session used within the last hour.
    std::optional<ConsentResult> FindResult(std::string_view session, std::string_view state, Timestamp now);

private:
    Database& m_database;
};

}  // namespace pinwright::store
