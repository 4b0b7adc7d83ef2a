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

    /// Adds a rebuilt image. If it is stored already, it counts as stored now.
    Result<Done> Add(const Media& media, Timestamp now);
    std::optional<Media> Find(std::string_view id);
    /// Nothing: the database could not be read.
    std::optional<bool> Contains(std::string_view id);
    /// The ID of the rebuilt image that is sent for this one. It is the same ID, except for an image that an
    /// earlier version stored unchanged. Empty: it hasn't been rebuilt, or isn't stored.
    std::string RebuiltAs(std::string_view id);
    /// The revision stays.
    Result<Done> SetRebuiltAs(std::string_view id, std::string_view rebuilt_id);
    /// Deletes up to `limit` media that no pin uses and that were last stored before `before`. Returns their
    /// IDs, so that the files can be deleted. The revision stays.
    Result<std::vector<std::string>> CollectUnused(Timestamp before, int limit);

private:
    Database& m_database;
};

}  // namespace pinwright::store
