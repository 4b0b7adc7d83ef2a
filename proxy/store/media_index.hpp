// What is known about each stored media file. The files themselves are the media room's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class MediaIndex {
public:
    explicit MediaIndex(Database& database) : m_database(database) {}

    /// A rebuilt image. What is stored already counts as stored now.
    Result<Done> Add(const Media& media, Timestamp now);
    std::optional<Media> Find(std::string_view id);
    /// Nothing: it could not be read.
    std::optional<bool> Contains(std::string_view id);
    /// The id of the rebuilt image that leaves for this one: the same id, except for what an earlier version
    /// kept as it came. Empty: it hasn't been rebuilt, or isn't stored.
    std::string RebuiltAs(std::string_view id);
    /// Nobody sees that.
    Result<Done> SetRebuiltAs(std::string_view id, std::string_view rebuilt_id);
    /// Forgets media that no pin shows and that were stored last before `before`, at most `limit` of them,
    /// and gives their ids: their files may go. Nobody sees that.
    Result<std::vector<std::string>> CollectUnused(Timestamp before, int limit);

private:
    Database& m_database;
};

}  // namespace pinwright::store
