// The addresses of Pinterest's images that this server shows, by keys that reveal nothing about them.
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
class RemoteImages {
public:
    explicit RemoteImages(Database& database) : m_database(database) {}

    /// The key of this address, the same each time: URL-safe, and the address can't be guessed from it.
    Result<std::string> KeyFor(std::string_view account_id, std::string_view url);
    /// The same for many addresses in one transaction, in their order.
    Result<std::vector<std::string>> KeysFor(std::string_view account_id,
                                             const std::vector<std::string>& urls);
    std::optional<ImageSource> Find(std::string_view key);

private:
    Database& m_database;
};

}  // namespace pinwright::store
