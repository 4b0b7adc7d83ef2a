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

/// Threads: any number may call at once. Errors: those of the store (store.hpp). A change of the connection
/// also moves the pins that wait for it.
class Accounts {
public:
    explicit Accounts(Database& database) : m_database(database) {}

    std::vector<AccountRecord> List();
    std::optional<AccountRecord> Find(std::string_view id);
    std::optional<AccountRecord> FindByUser(Environment environment, std::string_view pinterest_user);
    /// Inserts or replaces account and tokens in one transaction; pins that were held for the account's
    /// connection go back to `scheduled` (those that are held because publishing is paused stay).
    /// kConflict: this user of Pinterest's is another account here already.
    Result<Done> SaveConnection(const AccountRecord& account, const Tokens& tokens);
    /// The new pair after a refresh, committed before it is used. Pins that were held for the app's
    /// credentials go back to `scheduled`. kNotFound: no such account.
    Result<Done> SaveTokens(std::string_view account_id, const Tokens& tokens,
                            const std::vector<std::string>& scopes);
    /// Nothing where there are none, or where they cannot be unsealed.
    std::optional<Tokens> FindTokens(std::string_view account_id);
    /// Sets state and cause. Unless it is connected, the account's scheduled pins that are due are held
    /// with the same cause when they are claimed; where it becomes connected again, they go back to
    /// `scheduled`. So do pins that were held for the cause of a connected account, where that passes.
    Result<Done> SetState(std::string_view account_id, AccountState state,
                          const std::optional<Diagnosis>& cause);
    /// Nothing new is claimed of a paused account. Both, the pause and the queue times (whose zone the caller
    /// has checked), stay over reconnections. Gives the account as it is then; kNotFound: there is none.
    Result<Account> Change(std::string_view account_id, const AccountChange& change);
    /// Deletes the tokens, sets `disconnected`; the queue is kept.
    Result<Done> Disconnect(std::string_view account_id, const Diagnosis& cause);
    /// Forgets a disconnected account with all that is kept of it: pins with their publications and
    /// histories, boards, sections, images, queue times, sign-ins under way. What no pin shows any more is
    /// left to MediaIndex::CollectUnused. kNotFound; kConflict: it is not disconnected. kPinBusy: a pin of it
    /// is `publishing` or `unconfirmed`.
    Result<Done> Remove(std::string_view account_id);

private:
    Database& m_database;
};

}  // namespace pinwright::store
