#include "proxy/oauth/token_keeper.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "proxy/oauth/account_causes.hpp"
#include "shared/scopes.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::oauth {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Pauses after a failed refresh. While the old token works, there is time; after that, pins wait.
constexpr seconds kFirstPauseAlive{60};
constexpr seconds kLongestPauseAlive{3600};
constexpr seconds kFirstPauseOver{15};
constexpr seconds kLongestPauseOver{60};
// Retrying soon doesn't help a refused refresh token.
constexpr hours kPauseRefused{6};

bool IsAlive(const store::Tokens& tokens, Timestamp now)
{
    return now < tokens.access_expires_at;
}

bool IsDue(const store::Tokens& tokens, Timestamp now)
{
    const milliseconds life = tokens.access_expires_at - tokens.obtained_at;
    return now >= tokens.access_expires_at - std::max(life, milliseconds{0}) / 4;
}

}  // namespace

TokenKeeper::TokenKeeper(const config::Config& config, Sites& sites, store::Accounts& accounts)
    : m_config(config), m_sites(sites), m_accounts(accounts)
{
}

TokenKeeper::Gate& TokenKeeper::GateOf(std::string_view account_id)
{
    const std::lock_guard lock(m_gates_mutex);
    const auto found = m_gates.find(account_id);
    if (found != m_gates.end())
        return *found->second;
    return *m_gates.emplace(std::string(account_id), std::make_unique<Gate>()).first->second;
}

std::unique_lock<std::mutex> TokenKeeper::Hold(std::string_view account_id)
{
    return std::unique_lock(GateOf(account_id).mutex);
}

void TokenKeeper::Forget(std::string_view account_id)
{
    Gate& gate = GateOf(account_id);
    gate.failure.reset();
    gate.failures = 0;
    gate.unsaved.reset();
}

void TokenKeeper::SetState(const store::AccountRecord& record, AccountState state,
                           const std::optional<Diagnosis>& cause)
{
    if (record.account.state == state && record.account.cause == cause)
        return;
    const Result<Done> set = m_accounts.SetState(record.account.id, state, cause);
    if (!set.ok())
        spdlog::error("account {}: its state could not be saved: {}", record.account.id, set.error().log);
    else
        spdlog::info("account {}: {}{}{}", record.account.id, ToString(state), cause ? ", " : "",
                     cause ? cause->id : std::string());
}

Result<TokenKeeper::Held> TokenKeeper::Find(std::string_view account_id)
{
    std::optional<store::AccountRecord> record = m_accounts.Find(account_id);
    if (!record)
        return store::UnknownAccount();
    Site* site = m_sites.Find(record->account.environment);
    if (!site)
        return Error{Cause::kOtherEnvironment, {}, {}, {}};
    if (record->account.state != AccountState::kConnected)
        return record->account.cause ? ErrorOf(*record->account.cause)
                                     : Error{Cause::kNotConnected, {}, {}, {}};
    std::optional<store::Tokens> tokens = m_accounts.FindTokens(account_id);
    if (!tokens)
        tokens = m_accounts.FindTokens(account_id);  // A single failed read proves nothing.
    if (!tokens) {
        // For example, the key file was lost. Only reconnecting helps.
        const Diagnosis cause = Diagnose(Cause::kSessionExpired, "The stored connection can't be read.");
        SetState(*record, AccountState::kNeedsReconnection, cause);
        return ErrorOf(cause);
    }
    return Held{std::move(*record), site, std::move(*tokens)};
}

Result<Access> TokenKeeper::Ensure(std::string_view account_id, Timestamp now, Wait wait)
{
    Result<Held> held = Find(account_id);
    if (!held.ok())
        return held.error();
    if (!IsDue(held->tokens, now))
        return Access{&held->site->api, held->tokens.access_token};

    Gate& gate = GateOf(account_id);
    std::unique_lock lock(gate.mutex, std::defer_lock);
    if (wait == Wait::kYes || !IsAlive(held->tokens, now))
        lock.lock();
    else if (!lock.try_lock())
        return Access{&held->site->api, held->tokens.access_token};

    // Another thread may have refreshed the token while this one waited for the lock.
    held = Find(account_id);
    if (!held.ok())
        return held.error();
    if (!IsDue(held->tokens, now))
        return Access{&held->site->api, held->tokens.access_token};

    const bool alive = IsAlive(held->tokens, now);
    const bool pausing =
        gate.failure && now >= gate.failed_at && now < gate.retry_at && gate.failed_alive == alive;
    Result<Access> fresh = pausing ? Result<Access>(*gate.failure) : Refresh(gate, *held, now, false);
    if (fresh.ok() || fresh.error().cause == Cause::kScopeMissing)
        return fresh;
    // kTokenWarning: by Pinterest's clock the old token still works, so ours is ahead.
    if (alive || fresh.error().cause == Cause::kTokenWarning)
        return Access{&held->site->api, held->tokens.access_token};
    return fresh;
}

Result<Access> TokenKeeper::Renew(std::string_view account_id, std::string_view refused_token, Timestamp now)
{
    Gate& gate = GateOf(account_id);
    const std::uint64_t attempts = gate.attempts;
    const std::lock_guard lock(gate.mutex);
    const Result<Held> held = Find(account_id);
    if (!held.ok())
        return held.error();
    if (held->tokens.access_token != refused_token)
        return Access{&held->site->api, held->tokens.access_token};
    // One failed attempt counts for all callers that waited for it, and for those that follow shortly.
    const bool just_tried = gate.attempts != attempts;
    const bool pausing = now >= gate.failed_at && now < gate.retry_at && !gate.failed_alive;
    if (gate.failure && gate.failure->cause != Cause::kTokenWarning && (just_tried || pausing))
        return *gate.failure;
    return Refresh(gate, *held, now, true);
}

Result<Access> TokenKeeper::Refresh(Gate& gate, const Held& held, Timestamp now, bool refused)
{
    ++gate.attempts;
    if (gate.unsaved)
        return Commit(gate, held, *gate.unsaved);

    pinterest::Answer<pinterest::TokenGrant> answer;
    if (m_config.app_id.empty())
        answer.fault.cause = Cause::kAppNotConfigured;
    else if (held.tokens.refresh_token.empty())
        answer.fault.cause = Cause::kGrantRefused;
    else
        answer = held.site->api.Refresh(held.tokens.refresh_token);
    // Judges tokens by Pinterest's clock if it is known, because ours may be wrong.
    if (!answer.ok())
        return Fail(gate, held, answer.fault, answer.meta.date.value_or(now), now, refused);

    Unsaved fresh{held.tokens, answer.value->scopes.value_or(held.record.account.scopes)};
    fresh.tokens.access_token = answer.value->access_token;
    fresh.tokens.access_expires_at = now + seconds{answer.value->expires_in};
    fresh.tokens.obtained_at = now;
    if (!answer.value->refresh_token.empty())
        fresh.tokens.refresh_token = answer.value->refresh_token;
    if (answer.value->refresh_expires_in > 0)
        fresh.tokens.refresh_expires_at = now + seconds{answer.value->refresh_expires_in};
    return Commit(gate, held, fresh);
}

Result<Access> TokenKeeper::Commit(Gate& gate, const Held& held, const Unsaved& fresh)
{
    const store::AccountRecord& record = held.record;
    const Result<Done> saved = m_accounts.SaveTokens(record.account.id, fresh.tokens, fresh.scopes);
    if (!saved.ok()) {
        // The old refresh token may be used up, so the new pair must not be lost.
        Unsaved kept = fresh;
        gate.unsaved = std::move(kept);
        gate.failure.reset();
        spdlog::error("account {}: its new tokens could not be saved: {}", record.account.id,
                      saved.error().log);
        return saved.error();
    }
    const Access access{&held.site->api, fresh.tokens.access_token};
    const std::vector<std::string> missing = MissingScopes(fresh.scopes);
    gate.failure.reset();
    gate.failures = 0;
    spdlog::info("account {}: connection renewed until {}", record.account.id,
                 FormatRfc3339(fresh.tokens.access_expires_at));
    gate.unsaved.reset();
    if (!missing.empty()) {
        const Diagnosis cause = MissingScopesDiagnosis(missing);
        SetState(record, AccountState::kNeedsReconnection, cause);
        return ErrorOf(cause);
    }
    if (Passes(record.account.cause))
        SetState(record, AccountState::kConnected, StandingAttention(record.account.account_type));
    return access;
}

Error TokenKeeper::Fail(Gate& gate, const Held& held, const pinterest::Fault& fault, Timestamp judged_at,
                        Timestamp now, bool refused)
{
    const store::AccountRecord& record = held.record;
    const bool alive = !refused && IsAlive(held.tokens, now);
    const bool works = !refused && IsAlive(held.tokens, judged_at);
    Error error = ErrorOf(fault);
    seconds pause = alive ? kFirstPauseAlive : kFirstPauseOver;
    const seconds longest = alive ? kLongestPauseAlive : kLongestPauseOver;
    for (int i = 0; i < gate.failures && pause < longest; ++i)
        pause *= 2;
    pause = std::min(pause, longest);

    switch (fault.cause) {
        case Cause::kGrantRefused:
            if (works) {
                const Diagnosis cause = Diagnose(
                    Cause::kTokenWarning, "Pinterest refused to renew the connection. It works until " +
                                              FormatRfc3339(held.tokens.access_expires_at) + ".");
                SetState(record, AccountState::kConnected, cause);
                error = ErrorOf(cause);
                pause = kPauseRefused;
            } else {
                const Diagnosis cause = Diagnose(Cause::kSessionExpired);
                SetState(record, AccountState::kNeedsReconnection, cause);
                error = ErrorOf(cause);
            }
            break;
        case Cause::kAppCredentials:
        case Cause::kAppNotActive:
        case Cause::kAppNotConfigured:
            // This is the app's fault, so the account stays connected.
            SetState(record, AccountState::kConnected,
                     fault.cause == Cause::kAppNotConfigured ? record.account.cause
                                                             : std::optional(Diagnose(fault.cause)));
            break;
        default:
            break;
    }
    spdlog::warn("account {}: the sign-in could not be renewed ({}): {}", record.account.id,
                 Describe(error.cause).id, error.log.empty() ? error.detail : error.log);

    gate.failure = error;
    gate.failed_at = now;
    gate.retry_at = now + pause;
    gate.failed_alive = alive;
    ++gate.failures;
    return error;
}

void TokenKeeper::Settle(std::string_view account_id, std::string_view token, const pinterest::Fault* fault)
{
    const bool relevant = !fault || fault->cause == Cause::kSessionExpired ||
                          fault->cause == Cause::kScopeMissing || fault->cause == Cause::kAppNotActive;
    if (!relevant)
        return;
    const std::optional<store::AccountRecord> seen = m_accounts.Find(account_id);
    if (!seen || seen->account.state != AccountState::kConnected)
        return;
    const bool app_was_inactive =
        seen->account.cause && seen->account.cause->id == Describe(Cause::kAppNotActive).id;
    if (!fault && !app_was_inactive)
        return;

    const std::lock_guard lock(GateOf(account_id).mutex);
    const std::optional<store::AccountRecord> record = m_accounts.Find(account_id);
    if (!record || record->account.state != AccountState::kConnected)
        return;
    if (!token.empty()) {
        const std::optional<store::Tokens> tokens = m_accounts.FindTokens(account_id);
        if (!tokens || tokens->access_token != token)
            return;
    }
    if (!fault) {
        SetState(*record, AccountState::kConnected, StandingAttention(record->account.account_type));
        return;
    }
    switch (fault->cause) {
        case Cause::kSessionExpired:
            SetState(*record, AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired));
            break;
        case Cause::kScopeMissing: {
            const std::vector<std::string> missing = MissingScopes(record->account.scopes);
            SetState(*record, AccountState::kNeedsReconnection,
                     missing.empty() ? Diagnose(Cause::kScopeMissing, fault->detail)
                                     : MissingScopesDiagnosis(missing));
            break;
        }
        default:
            SetState(*record, AccountState::kConnected, Diagnose(Cause::kAppNotActive));
            break;
    }
}

}  // namespace pinwright::oauth
