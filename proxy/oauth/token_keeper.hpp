// Keeps the accounts' tokens working: refreshes them in time, one refresh at a time per account, and saves
// the new pair before using it. An inconclusive refresh changes nothing.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/oauth/sites.hpp"
#include "proxy/store/accounts.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::oauth {

/// Threads: any number may call at once.
class TokenKeeper {
public:
    enum class Wait { kNo, kYes };

    TokenKeeper(const config::Config& config, Sites& sites, store::Accounts& accounts);

    /// A token that works at `now` as far as this server knows. Refreshes it first if a quarter of its life
    /// or less is left. If that fails, returns the old token as long as it lives. Wait::kNo: while the old
    /// token lives, doesn't wait for a refresh on another thread.
    Result<Access> Ensure(std::string_view account_id, Timestamp now, Wait wait);

    /// Call it if Pinterest answered 401 code 2 to `refused_token`. Returns the stored token if it is
    /// already another one, otherwise refreshes.
    Result<Access> Renew(std::string_view account_id, std::string_view refused_token, Timestamp now);

    /// Updates the account's state after a call. `fault`: the call's fault, or null. `token`: the call's
    /// token, or empty if unknown. Does nothing if the account has another token by now.
    void Settle(std::string_view account_id, std::string_view token, const pinterest::Fault* fault);

    /// While the lock is held, no other thread changes this account's tokens.
    std::unique_lock<std::mutex> Hold(std::string_view account_id);
    /// Forgets failures and unsaved tokens, because the account now has new tokens or none. REQUIRES: the
    /// lock of Hold.
    void Forget(std::string_view account_id);

private:
    // New tokens from Pinterest that could not be saved. Saving them is retried before anything else.
    struct Unsaved {
        store::Tokens tokens;
        std::vector<std::string> scopes;
    };
    struct Gate {
        std::mutex mutex;
        std::atomic<std::uint64_t> attempts{0};
        // The mutex guards everything below.
        std::optional<Error> failure;  // Of the last attempt.
        Timestamp failed_at{};
        Timestamp retry_at{};
        bool failed_alive = false;  // It failed while the old token still worked.
        int failures = 0;           // In a row.
        std::optional<Unsaved> unsaved;
    };
    struct Held {
        store::AccountRecord record;
        Site* site = nullptr;
        store::Tokens tokens;
    };

    Gate& GateOf(std::string_view account_id);
    Result<Held> Find(std::string_view account_id);
    Result<Access> Refresh(Gate& gate, const Held& held, Timestamp now, bool refused);
    Result<Access> Commit(Gate& gate, const Held& held, const Unsaved& fresh);
    Error Fail(Gate& gate, const Held& held, const pinterest::Fault& fault, Timestamp judged_at,
               Timestamp now, bool refused);
    void SetState(const store::AccountRecord& record, AccountState state,
                  const std::optional<Diagnosis>& cause);

private:
    const config::Config& m_config;
    Sites& m_sites;
    store::Accounts& m_accounts;
    std::mutex m_gates_mutex;
    std::map<std::string, std::unique_ptr<Gate>, std::less<>> m_gates;
};

}  // namespace pinwright::oauth
