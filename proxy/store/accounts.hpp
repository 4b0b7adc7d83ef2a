// The connected Pinterest accounts with their sealed tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/account_json.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp). When the connection changes,
/// the pins that wait for it move too.
class Accounts {
public:
    explicit Accounts(Database& database) : m_database(database) {}

    std::vector<AccountRecord> List();
    std::optional<AccountRecord> Find(std::string_view id);
    std::optional<AccountRecord> FindByUser(Environment environment, std::string_view pinterest_user);
    /// Inserts or replaces account and tokens in one transaction. Pins held for the account's connection go
    /// back to `scheduled`; pins held because publishing is paused stay held. kConflict: another account here
    /// already has this Pinterest user.
    Result<Done> SaveConnection(const AccountRecord& account, const Tokens& tokens);
    /// Saves the new pair after a refresh, before anything uses it. Pins held for the app's credentials go
    /// back to `scheduled`. kNotFound: no such account.
    Result<Done> SaveTokens(std::string_view account_id, const Tokens& tokens,
                            const std::vector<std::string>& scopes);
    /// Nothing if there are none or they can't be unsealed.
    std::optional<Tokens> FindTokens(std::string_view account_id);
    /// Sets state and cause. While the account isn't connected, its due pins are held with the same cause
    /// when they are claimed. They go back to `scheduled` once it is connected again. So do pins held for the
    /// cause of a connected account, once that cause is gone.
    Result<Done> SetState(std::string_view account_id, AccountState state,
                          const std::optional<Diagnosis>& cause);
    /// No pin of a paused account is claimed. The pause and the queue times (whose zone the caller has
    /// checked) survive reconnections. Returns the changed account. kNotFound: there is no such account.
    Result<Account> Change(std::string_view account_id, const AccountChange& change);
    /// Deletes the tokens, sets `disconnected`, and keeps the queue.
    Result<Done> Disconnect(std::string_view account_id, const Diagnosis& cause);
    /// Deletes a disconnected account with all its data: pins with their publications and histories, boards,
    /// sections, images, queue times, consents under way. Media that no pin uses afterwards are left to
    /// MediaIndex::CollectUnused. kNotFound; kConflict: it isn't disconnected; kPinBusy: one of its pins is
    /// `publishing` or `unconfirmed`.
    Result<Done> Remove(std::string_view account_id);

private:
    Database& m_database;
};

}  // namespace pinwright::store
