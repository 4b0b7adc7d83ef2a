#include "proxy/diagnosis/account_checks.hpp"

#include <algorithm>

#include "proxy/diagnosis/findings.hpp"
#include "proxy/oauth/account_causes.hpp"
#include "shared/scopes.hpp"

namespace pinwright::diagnosis {

namespace {

using UserAnswer = pinterest::Answer<pinterest::User>;

// When the end of a refresh token is worth a word.
constexpr std::chrono::hours kDay{24};
constexpr int kDaysOfWarning = 14;
// Below a tenth of its requests an account is short of them.
constexpr int kShortShare = 10;

long long DaysUntil(Timestamp time, Timestamp now)
{
    return std::max<long long>(0, (time - now) / kDay);
}

/// `2026-11-26 19:24 UTC`.
std::string ToTheMinute(Timestamp time)
{
    std::string text = FormatRfc3339(time).substr(0, 16);
    text[10] = ' ';
    return text + " UTC";
}

std::string LifeOf(const Means& means, const store::AccountRecord& record)
{
    const Timestamp now = means.clock.Now();
    std::string text;
    if (record.account.access_expires_at)
        text = "The sign-in works for " +
               Counted(DaysUntil(*record.account.access_expires_at, now), "day", "days") +
               ", and is renewed before.";
    if (const auto tokens = means.store.FindTokens(record.account.id))
        text += " It was last renewed on " + ToTheMinute(tokens->obtained_at) + ".";
    return text;
}

/// The question to Pinterest; nothing where it is not asked.
std::optional<UserAnswer> Ask(const Means& means, oauth::Sites& sites, const store::AccountRecord& record,
                              bool reached)
{
    oauth::Site* const site = sites.Find(record.account.environment);
    const std::optional<store::Tokens> tokens = means.store.FindTokens(record.account.id);
    if (!reached || site == nullptr || !tokens)
        return std::nullopt;
    return site->api.GetUser(tokens->access_token);
}

Check CheckAccess(const Means& means, const store::AccountRecord& record,
                  const std::optional<UserAnswer>& answer)
{
    if (answer && !answer->ok() && answer->fault.cause == Cause::kAppNotActive)
        return Found("access", Cause::kAppNotActive, answer->fault.detail);
    for (const store::Store::Stopped& one : means.store.StoppedPins()) {
        if (one.cause_id == Describe(Cause::kTrialAccess).id &&
            record.account.environment == Environment::kProduction)
            return Found("access", Cause::kTrialAccess,
                         Counted(one.count, "pin was", "pins were") + " refused for it.");
    }
    if (!answer || (!answer->ok() && answer->meta.status == 0))
        return Unreached("access", "The app's access is not known.",
                         "Pinterest was not asked, or did not answer.");
    return Good(
        "access", "Pinterest lets the app in.",
        record.account.environment == Environment::kProduction
            ? "No pin was refused for trial access."
            : "Trial access is enough " + std::string(record.account.environment == Environment::kSandbox
                                                          ? "in the sandbox."
                                                          : "for the stand-in."));
}

Check CheckToken(const Means& means, const store::AccountRecord& record,
                 const std::optional<UserAnswer>& answer)
{
    const Account& account = record.account;
    // A permission that is missing is a check of its own; the sign-in may be good.
    const bool scope = account.cause && account.cause->id == Describe(Cause::kScopeMissing).id;
    if (account.state != AccountState::kConnected && !scope)
        return Found("token", account.cause.value_or(Diagnose(Cause::kNotConnected)));
    if (answer && !answer->ok() && answer->fault.cause == Cause::kSessionExpired) {
        Check check = Found("token", Cause::kSessionExpired);
        check.severity = Severity::kAttention;
        check.title = "Pinterest did not take the sign-in just now.";
        check.detail =
            "Pinwright renews it when it is next needed. Where that is refused, too, you are asked to "
            "reconnect.";
        return check;
    }
    if (account.cause && account.cause->id == Describe(Cause::kTokenWarning).id)
        return Found("token", *account.cause, LifeOf(means, record));
    if (account.refresh_expires_at) {
        const long long days = DaysUntil(*account.refresh_expires_at, means.clock.Now());
        if (days <= kDaysOfWarning) {
            Check check = Found("token", Cause::kTokenWarning, LifeOf(means, record));
            check.title =
                "The sign-in can be renewed for " + Counted(days, "more day", "more days") + " only.";
            return check;
        }
    }
    if (!answer || !answer->ok())
        return Unreached("token", "The sign-in could not be tested.",
                         answer
                             ? std::string(Describe(answer->fault.cause).title) + " " + LifeOf(means, record)
                             : LifeOf(means, record));
    return Good("token", "Pinterest takes the sign-in.", LifeOf(means, record));
}

Check CheckScopes(const store::AccountRecord& record)
{
    const std::vector<std::string> missing = MissingScopes(record.account.scopes);
    if (!missing.empty())
        return Found("scopes", oauth::MissingScopesDiagnosis(missing));
    return Good("scopes", "All five permissions were granted.", JoinedScopes());
}

Check CheckKind(const store::AccountRecord& record)
{
    if (const std::optional<Diagnosis> attention = oauth::StandingAttention(record.account.account_type))
        return Found("kind", *attention);
    return Good("kind", "It is a business account.", {});
}

/// How many boards there are: those of the list here, or where there is none yet those of Pinterest's first
/// page; nothing where it does not tell.
std::optional<std::size_t> CountBoards(const Means& means, oauth::Sites& sites,
                                       const store::AccountRecord& record, bool asked)
{
    if (const auto boards = means.store.Boards(record.account.id))
        return boards->size();
    oauth::Site* const site = sites.Find(record.account.environment);
    const std::optional<store::Tokens> tokens = means.store.FindTokens(record.account.id);
    if (!asked || site == nullptr || !tokens)
        return std::nullopt;
    const auto page = site->api.ListBoards(tokens->access_token, {});
    return page.ok() ? std::optional(page.value->items.size()) : std::nullopt;
}

Check CheckBoards(const Means& means, const store::AccountRecord& record, std::optional<std::size_t> boards)
{
    if (!boards)
        return Unreached("boards", "The boards have not been read yet.",
                         "They are read when the composer first needs them.");
    if (*boards == 0)
        return Found("boards", Cause::kNoBoards);
    if (!means.store.Boards(record.account.id))
        return Good("boards", "There are boards.", {});
    const std::int64_t lost = means.store.PinsWithoutBoard(record.account.id);
    if (lost > 0)
        return Found("boards", Cause::kBoardMissing,
                     Counted(lost, "pin waits for a board", "pins wait for boards") +
                         " that the account no longer has.");
    return Good("boards", "There are boards, and every waiting pin has its own.",
                Counted(static_cast<std::int64_t>(*boards), "board", "boards") + ".");
}

Check CheckBudget(const std::optional<UserAnswer>& answer)
{
    if (!answer || answer->meta.status == 0)
        return Unreached("budget", "The requests that are left are not known.",
                         "Pinterest was not asked, or did not answer.");
    if (!answer->ok() &&
        (answer->fault.cause == Cause::kRateLimited || answer->fault.cause == Cause::kSpamBlock))
        return Found("budget", answer->fault.cause, answer->fault.detail);
    const pinterest::RateLimit& limit = answer->meta.rate_limit;
    if (limit.limit <= 0 || limit.remaining < 0)
        return Good("budget", "Pinterest sets no limit that is near.", {});
    const std::string left =
        std::to_string(limit.remaining) + " of " + std::to_string(limit.limit) + " requests are left.";
    if (limit.remaining * kShortShare < limit.limit) {
        Check check = Found("budget", Cause::kRateLimited, left);
        check.severity = Severity::kAttention;
        check.title = "Few requests are left at Pinterest.";
        return check;
    }
    return Good("budget", "There are requests left at Pinterest.", left);
}

}  // namespace

bool CheckAccount(const Means& means, oauth::Sites& sites, const store::AccountRecord& record, bool reached,
                  const Tell& tell)
{
    const auto say = [&](Check check) {
        check.account_id = record.account.id;
        return tell(check);
    };
    if (sites.Find(record.account.environment) == nullptr)
        return say(Found("access", Cause::kOtherEnvironment));
    const std::optional<UserAnswer> answer = Ask(means, sites, record, reached);
    return say(CheckAccess(means, record, answer)) && say(CheckToken(means, record, answer)) &&
           say(CheckScopes(record)) && say(CheckKind(record)) &&
           say(CheckBoards(means, record, CountBoards(means, sites, record, answer && answer->ok()))) &&
           say(CheckBudget(answer));
}

}  // namespace pinwright::diagnosis
