// What the owner is told: what is wrong now, and what the owner already knows.
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

    /// Grows with each change that anybody sees: as long as it is the same, so is what ReadTroubles reads.
    std::int64_t Revision();
    /// What is wrong now. Nothing where it could not be read, which is not the same as that all is well.
    std::optional<Troubles> ReadTroubles();
    /// The owner knows of these; keys that are known already stay as they are. Nobody sees that.
    Result<Done> AddTold(const std::vector<std::string>& keys, Timestamp now);
    /// These are past, and will be told again should they come back. Nobody sees that.
    Result<Done> ForgetTold(const std::vector<std::string>& keys);

private:
    Database& m_database;
};

}  // namespace pinwright::store
