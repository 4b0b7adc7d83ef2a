// Read-backs: published pins are read at Pinterest once to confirm them, and again a day later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class ReadBacks {
public:
    explicit ReadBacks(Database& database) : m_database(database) {}

    /// Published pins without `confirmed_at`, published before `before`; oldest first.
    std::vector<Pin> FindUnconfirmed(Timestamp before, int limit);
    /// The pin was seen live.
    Result<Done> Confirm(std::string_view pin_id, Timestamp now);
    /// Published pins that should be read back by `before`, a day after they were published; earliest first.
    std::vector<ReadBack> FindDue(Timestamp before, int limit);
    /// Whether any read-back is due.
    bool HasDue(Timestamp before);
    /// Read back and found: no further read-back.
    Result<Done> ConfirmAgain(const std::vector<std::string>& pin_ids, Timestamp now);
    /// Read back and gone: still `published`, with the cause kVanished. kNotFound: there is no such published
    /// pin, or this is known already.
    Result<Done> MarkVanished(std::string_view pin_id, Timestamp now);
    /// It could not be read, so it is read back later. The revision stays.
    Result<Done> Postpone(std::string_view pin_id, Timestamp until);

private:
    Database& m_database;
};

}  // namespace pinwright::store
