// The tokens of the accounts, kept working: refreshed in time, once at a time per account, the new
// pair committed before it is used. What a refresh cannot prove changes nothing.
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

    /// A token that works as far as is known at `now`. With a quarter of its life or less left it is
    /// refreshed first; where that fails the old one is given as long as it lives. Wait::kNo: a refresh under
    /// way elsewhere is not waited for while the old token lives.
    Result<Access> Ensure(std::string_view account_id, Timestamp now, Wait wait);

    /// `refused_token` was answered with 401 code 2: the stored one where it is another already, else a
    /// refresh.
    Result<Access> Renew(std::string_view account_id, std::string_view refused_token, Timestamp now);

    /// What a call's fault (null: none) says about the account. `token`: what the call was made with; an
    /// account that has another by now is left alone. Empty: not known.
    void Settle(std::string_view account_id, std::string_view token, const pinterest::Fault* fault);

    /// While it is held nobody else changes this account's tokens.
    std::unique_lock<std::mutex> Hold(std::string_view account_id);
    /// The account has new tokens, or none: what was remembered of the old ones is void. REQUIRES: held.
    void Forget(std::string_view account_id);

private:
    // A refresh that Pinterest answered and the disk did not take: retried before anything else.
    struct Unsaved {
        store::Tokens tokens;
        std::vector<std::string> scopes;
    };
    struct Gate {
        std::mutex mutex;
        std::atomic<std::uint64_t> attempts{0};
        // Below: only while the mutex is held.
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
