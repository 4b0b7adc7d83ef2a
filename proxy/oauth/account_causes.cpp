#include "proxy/oauth/account_causes.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "proxy/calendar/zones.hpp"
#include "shared/scopes.hpp"

namespace pinwright::oauth {

namespace {

/// "today", "tomorrow" or "in 5 days", by the calendar days of UTC.
std::string DayInWords(Timestamp time, Timestamp now)
{
    using std::chrono::days;
    const auto left = (std::chrono::floor<days>(time) - std::chrono::floor<days>(now)).count();
    return left == 0 ? "today" : left == 1 ? "tomorrow" : "in " + std::to_string(left) + " days";
}

}  // namespace

std::optional<Diagnosis> StandingAttention(std::string_view account_type)
{
    return account_type == "PINNER" ? std::optional(Diagnose(Cause::kPersonalAccount)) : std::nullopt;
}

std::optional<Diagnosis> SignInEnding(const Account& account, Timestamp now)
{
    const std::optional<Timestamp> end = account.refresh_expires_at;
    if (account.state != AccountState::kConnected || !end || *end - now > std::chrono::days{kDaysOfWarning})
        return std::nullopt;
    const std::string when =
        *end > now ? "It ends " + DayInWords(*end, now) + ". " : "It can no longer be renewed. ";
    return Diagnose(Cause::kSignInEnding, when + std::string(Describe(Cause::kSignInEnding).explanation));
}

Account AsShown(Account account, Timestamp now)
{
    if (!account.cause)
        account.cause = SignInEnding(account, now);
    if (!account.cause && account.state == AccountState::kConnected)
        account.cause = calendar::DiagnoseZone(account.queue_times);
    return account;
}

Diagnosis MissingScopesDiagnosis(const std::vector<std::string>& missing)
{
    // The purpose comes first, because few people know Pinterest's names.
    std::string detail = "Missing: ";
    for (const std::string& name : missing) {
        if (&name != &missing.front())
            detail += "; ";
        const auto known = std::find_if(std::begin(kScopes), std::end(kScopes),
                                        [&](const Scope& scope) { return scope.name == name; });
        detail += known != std::end(kScopes) ? "“" + std::string(known->reason) + "” (" + name + ")" : name;
    }
    return Diagnose(Cause::kScopeMissing, detail + ".");
}

bool Passes(const std::optional<Diagnosis>& cause)
{
    if (!cause)
        return false;
    for (const Cause one : {Cause::kTokenWarning, Cause::kAppCredentials, Cause::kAppNotActive})
        if (cause->id == Describe(one).id)
            return true;
    return false;
}

}  // namespace pinwright::oauth
