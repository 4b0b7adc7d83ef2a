// What the owner is notified of: what is wrong now, and what the owner already knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class Notices {
public:
    explicit Notices(Database& database) : m_database(database) {}

    /// Grows with each visible change. While it stays the same, so does the result of ReadTroubles.
    std::int64_t Revision();
    /// What is wrong now. Nothing if it could not be read, which doesn't mean that all is well.
    std::optional<Troubles> ReadTroubles();
    /// Remembers that the owner was told these; known keys stay as they are. The revision stays.
    Result<Done> AddTold(const std::vector<std::string>& keys, Timestamp now);
    /// Forgets these, which are over: if they come back, the owner is told again. The revision stays.
    Result<Done> ForgetTold(const std::vector<std::string>& keys);

private:
    Database& m_database;
};

}  // namespace pinwright::store
