// The consent: sends a browser to Pinterest and checks what it brings back. Compares the state before
// anything else, and never replaces one Pinterest user with another.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/oauth/connections.hpp"
#include "proxy/oauth/sites.hpp"
#include "proxy/oauth/token_keeper.hpp"
#include "proxy/store/accounts.hpp"
#include "proxy/store/pending_consents.hpp"
#include "proxy/store/remote_images.hpp"

namespace pinwright::oauth {

/// Threads: any number may call at once.
class Consents {
public:
    Consents(const config::Config& config, Sites& sites, store::Accounts& accounts,
             store::PendingConsents& pending, store::RemoteImages& images, const Clock& clock, Random& random,
             TokenKeeper& keeper);

    /// As Connections::Begin.
    Result<std::string> Begin(std::string_view session, std::string_view account_id,
                              std::optional<Environment> environment);

    /// As Connections::Complete.
    CallbackResult Complete(std::string_view session, std::string_view state, std::string_view code,
                            std::string_view error);

private:
    CallbackResult Redeem(const store::PendingConsent& consent, std::string_view code,
                          std::string_view error);
    CallbackResult NotPending(std::string_view session, std::string_view state);
    CallbackResult Connect(const store::PendingConsent& consent, Environment environment,
                           const pinterest::TokenGrant& grant, const pinterest::User& user,
                           Timestamp asked_at);
    std::string RandomBytes(std::size_t count);

private:
    const config::Config& m_config;
    Sites& m_sites;
    store::Accounts& m_accounts;
    store::PendingConsents& m_pending;
    store::RemoteImages& m_images;
    const Clock& m_clock;
    Random& m_random;
    TokenKeeper& m_keeper;
    std::mutex m_random_mutex;
    std::mutex m_connect_mutex;  // Two callbacks of one user must not create two accounts.
};

}  // namespace pinwright::oauth
