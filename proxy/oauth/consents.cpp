#include "proxy/oauth/consents.hpp"

#include <spdlog/spdlog.h>

#include <chrono>

#include "proxy/oauth/account_causes.hpp"
#include "proxy/pinterest/base64_file.hpp"
#include "shared/identifiers.hpp"
#include "shared/scopes.hpp"

namespace pinwright::oauth {

namespace {

using std::chrono::seconds;
using Kind = CallbackResult::Kind;

constexpr std::size_t kStateBytes = 32;
constexpr std::size_t kAccountIdBytes = 10;
// 60 days, as documented, if an answer doesn't say.
constexpr seconds kDocumentedRefreshLife{5'184'000};

// RFC 4648 §5, without padding.
std::string Base64Url(std::string_view bytes)
{
    std::string text = pinterest::Base64(bytes);
    while (!text.empty() && text.back() == '=')
        text.pop_back();
    for (char& c : text)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

std::vector<std::string> AllScopes()
{
    return ParseScopes(JoinedScopes());
}

CallbackResult Refused(const Diagnosis& diagnosis)
{
    return {Kind::kRefused, {}, diagnosis};
}

}  // namespace

Consents::Consents(const config::Config& config, Sites& sites, store::Accounts& accounts,
                   store::PendingConsents& pending, store::RemoteImages& images, const Clock& clock,
                   Random& random, TokenKeeper& keeper)
    : m_config(config),
      m_sites(sites),
      m_accounts(accounts),
      m_pending(pending),
      m_images(images),
      m_clock(clock),
      m_random(random),
      m_keeper(keeper)
{
}

std::string Consents::RandomBytes(std::size_t count)
{
    const std::lock_guard lock(m_random_mutex);
    return m_random.Bytes(count);
}

Result<std::string> Consents::Begin(std::string_view session, std::string_view account_id,
                                    std::optional<Environment> environment)
{
    if (session.empty())
        return Error{Cause::kNoSession, {}, {}, {}};
    if (m_config.app_id.empty())
        return Error{Cause::kAppNotConfigured, {}, {}, {}};
    store::PendingConsent consent{std::string(account_id), environment.value_or(m_config.site.environment)};
    if (!account_id.empty()) {
        const std::optional<store::AccountRecord> record = m_accounts.Find(account_id);
        if (!record)
            return store::UnknownAccount();
        if (environment && *environment != record->account.environment)
            return Error{Cause::kBadRequest, "The account belongs to a different environment.", {}, {}};
        consent.environment = record->account.environment;
    }
    const Site* site = m_sites.Find(consent.environment);
    if (!site)
        return Error{Cause::kOtherEnvironment, {}, {}, {}};

    const std::string state = Base64Url(RandomBytes(kStateBytes));
    const Result<Done> added = m_pending.Add(session, state, consent, m_clock.Now());
    if (!added.ok())
        return added.error();
    return site->oauth_url + "?" +
           net::FormEncode({{"client_id", m_config.app_id},
                            {"redirect_uri", m_config.RedirectUri()},
                            {"response_type", "code"},
                            {"scope", JoinedScopes()},
                            {"state", state}});
}

CallbackResult Consents::Complete(std::string_view session, std::string_view state, std::string_view code,
                                  std::string_view error)
{
    if (session.empty() || state.empty())
        return {Kind::kBadState, {}, Diagnose(Cause::kInvalidState)};
    const std::optional<store::PendingConsent> consent = m_pending.Use(session, state, m_clock.Now());
    if (!consent)
        return NotPending(session, state);
    CallbackResult result = Redeem(*consent, code, error);
    m_pending.SaveResult(session, state,
                         {result.account_id, result.diagnosis ? result.diagnosis->id : std::string()});
    return result;
}

/// The result of a state that is unknown, expired or another session's; or of this session's own used state,
/// when the browser goes back in its history.
CallbackResult Consents::NotPending(std::string_view session, std::string_view state)
{
    const std::optional<store::ConsentResult> used = m_pending.FindResult(session, state, m_clock.Now());
    if (!used)
        return {Kind::kBadState, {}, Diagnose(Cause::kInvalidState)};
    CallbackResult result{Kind::kUsed, used->account_id, {}};
    if (const CatalogEntry* const entry = FindCause(used->cause_id))
        result.diagnosis = Diagnose(entry->cause);
    return result;
}

CallbackResult Consents::Redeem(const store::PendingConsent& consent, std::string_view code,
                                std::string_view error)
{
    if (!error.empty() || code.empty())
        return {Kind::kDeclined, {}, Diagnose(Cause::kConsentDeclined)};
    Site* site = m_sites.Find(consent.environment);
    if (!site)
        return Refused(Diagnose(Cause::kOtherEnvironment));

    const Timestamp asked_at = m_clock.Now();
    const auto grant = site->api.ExchangeCode(code, m_config.RedirectUri());
    if (!grant.ok()) {
        spdlog::warn("a sign-in was not granted: {}", grant.fault.detail);
        return Refused(Diagnose(grant.fault.cause, grant.fault.detail));
    }
    const auto user = site->api.GetUser(grant.value->access_token, grant.value->refresh_token);
    if (!user.ok()) {
        spdlog::warn("a sign-in's user could not be read: {}", user.fault.detail);
        const std::vector<std::string> missing = MissingScopes(grant.value->scopes.value_or(AllScopes()));
        if (user.fault.cause == Cause::kScopeMissing && !missing.empty())
            return Refused(MissingScopesDiagnosis(missing));
        return Refused(Diagnose(user.fault.cause, user.fault.detail));
    }
    return Connect(consent, site->environment, *grant.value, *user.value, asked_at);
}

CallbackResult Consents::Connect(const store::PendingConsent& consent, Environment environment,
                                 const pinterest::TokenGrant& grant, const pinterest::User& user,
                                 Timestamp asked_at)
{
    const std::lock_guard connecting(m_connect_mutex);
    std::optional<store::AccountRecord> known;
    if (consent.account_id.empty()) {
        known = m_accounts.FindByUser(environment, user.id);
    } else {
        known = m_accounts.Find(consent.account_id);
        if (!known)
            return Refused(Diagnose(Cause::kNotFound, "The account you're reconnecting no longer exists."));
        if (known->pinterest_user != user.id) {
            const std::string detail = "You signed in to Pinterest as \"" + user.username +
                                       "\", but the account to reconnect is \"" + known->account.username +
                                       "\". Nothing was changed.";
            return {Kind::kWrongAccount, known->account.id, Diagnose(Cause::kWrongAccount, detail),
                    user.username};
        }
    }

    store::AccountRecord record;
    record.account.id = known ? known->account.id : "a" + Hexadecimal(RandomBytes(kAccountIdBytes));
    record.pinterest_user = user.id;
    Account& account = record.account;
    account.username = user.username;
    account.name = user.name;
    account.account_type = user.account_type;
    account.scopes = grant.scopes.value_or(AllScopes());
    account.environment = environment;
    if (!user.image_url.empty()) {
        // The account works without its picture.
        if (const Result<std::string> key = m_images.KeyFor(account.id, user.image_url); key.ok())
            account.avatar = "/api/v1/images/" + *key;
    }
    const std::vector<std::string> missing = MissingScopes(account.scopes);
    account.state = missing.empty() ? AccountState::kConnected : AccountState::kNeedsReconnection;
    account.cause = missing.empty() ? StandingAttention(account.account_type)
                                    : std::optional(MissingScopesDiagnosis(missing));

    store::Tokens tokens;
    tokens.access_token = grant.access_token;
    tokens.refresh_token = grant.refresh_token;
    tokens.obtained_at = asked_at;
    tokens.access_expires_at = asked_at + seconds{grant.expires_in};
    tokens.refresh_expires_at = asked_at + (grant.refresh_expires_in > 0 ? seconds{grant.refresh_expires_in}
                                                                         : kDocumentedRefreshLife);
    account.access_expires_at = tokens.access_expires_at;
    account.refresh_expires_at = tokens.refresh_expires_at;

    const auto held = m_keeper.Hold(account.id);
    const Result<Done> saved = m_accounts.SaveConnection(record, tokens);
    if (!saved.ok()) {
        spdlog::error("a connection could not be saved: {}", saved.error().log);
        return Refused(DiagnosisOf(saved.error()));
    }
    m_keeper.Forget(account.id);
    spdlog::info("account {}: {} as {}", account.id, known ? "reconnected" : "connected",
                 ToString(account.state));
    return {known ? Kind::kReconnected : Kind::kConnected, account.id, account.cause};
}

}  // namespace pinwright::oauth
