#include "proxy/diagnosis/account_checks.hpp"

#include "proxy/calendar/zones.hpp"
#include "proxy/diagnosis/findings.hpp"
#include "proxy/oauth/account_causes.hpp"
#include "shared/scopes.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::diagnosis {

namespace {

using UserAnswer = pinterest::Answer<pinterest::User>;

// An account is short of requests if less than a tenth of them is left.
constexpr int kShortShare = 10;

// How many pins a check names.
constexpr int kNamedPins = 3;

/// Which pins wait for a board that is gone: `“Kiln”, “Loom”, an untitled pin and 4 more`.
std::string WaitingForBoards(const store::Pins::Astray& pins)
{
    std::string names;
    for (const std::string& title : pins.titles) {
        names += names.empty() ? "" : ", ";
        names +=
            title.empty() ? Fill(texts::kBoardsUntitled) : Fill(texts::kBoardsQuoted, {{"title", title}});
    }
    const std::int64_t more = pins.count - static_cast<std::int64_t>(pins.titles.size());
    return Fill(more > 0 ? texts::kBoardsLostMore : texts::kBoardsLost,
                {{"pins", names}, {"count", std::to_string(more)}});
}

/// The account, with the data that its checks share, read once.
struct Looked {
    const store::AccountRecord& record;
    Timestamp now;
    std::optional<store::Tokens> tokens;
    std::optional<UserAnswer> answer;  ///< Nothing: Pinterest was not asked.

    const Account& account() const { return record.account; }
};

std::string LastRenewed(const Looked& looked)
{
    return looked.tokens ? Fill(texts::kTokenLastRenewed, {{"date", ToTheMinute(looked.tokens->obtained_at)}})
                         : std::string();
}

std::string LifeOf(const Looked& looked)
{
    std::string text;
    if (const auto ends = looked.account().access_expires_at)
        text = Fill(texts::kTokenWorksUntil, {{"date", ToTheMinute(*ends)}}) + " ";
    return text + LastRenewed(looked);
}

Check CheckAccess(const Looked& looked, const std::vector<store::Pins::Stopped>& stopped)
{
    const std::optional<UserAnswer>& answer = looked.answer;
    const Environment environment = looked.account().environment;
    if (answer && !answer->ok() && answer->fault.cause == Cause::kAppNotActive)
        return Found("access", Cause::kAppNotActive, answer->fault.detail);
    for (const store::Pins::Stopped& one : stopped) {
        if (one.cause_id == Describe(Cause::kTrialAccess).id && environment != Environment::kSandbox)
            return Found("access", Cause::kTrialAccess,
                         Fill(texts::kAccessRefused, {{"count", std::to_string(one.count)}}));
    }
    if (!answer || (!answer->ok() && answer->meta.status == 0))
        return Unreached("access", texts::kAccessUnknown, texts::kAccessNotAnswered);
    return Good("access", texts::kAccessApproved,
                environment == Environment::kProduction ? texts::kAccessProduction
                : environment == Environment::kSandbox  ? texts::kAccessSandbox
                                                        : texts::kAccessStandin);
}

Check CheckToken(const Looked& looked)
{
    const Account& account = looked.account();
    const std::optional<UserAnswer>& answer = looked.answer;
    // A missing permission has its own check; the sign-in may still be valid.
    const bool scope = account.cause && account.cause->id == Describe(Cause::kScopeMissing).id;
    if (account.state != AccountState::kConnected && !scope)
        return Found("token", account.cause.value_or(Diagnose(Cause::kNotConnected)));
    if (answer && !answer->ok() && answer->fault.cause == Cause::kSessionExpired) {
        Check check = Found("token", Cause::kSessionExpired);
        check.severity = Severity::kAttention;
        check.title = texts::kTokenRefused;
        check.detail = texts::kTokenRefusedDetail;
        return check;
    }
    if (account.cause && account.cause->id == Describe(Cause::kTokenWarning).id)
        return Found("token", *account.cause, LifeOf(looked));
    if (const std::optional<Diagnosis> ending = oauth::SignInEnding(account, looked.now))
        return Found("token", *ending, LastRenewed(looked));
    if (!answer || !answer->ok())
        return Unreached("token", texts::kTokenUnknown,
                         answer ? std::string(Describe(answer->fault.cause).title) + " " + LifeOf(looked)
                                : LifeOf(looked));
    return Good("token", texts::kTokenAccepted, LifeOf(looked));
}

Check CheckScopes(const Account& account)
{
    const std::vector<std::string> missing = MissingScopes(account.scopes);
    if (!missing.empty())
        return Found("scopes", oauth::MissingScopesDiagnosis(missing));
    return Good("scopes", texts::kScopesGranted, JoinedScopes());
}

Check CheckKind(const Account& account)
{
    if (const std::optional<Diagnosis> attention = oauth::StandingAttention(account.account_type))
        return Found("kind", *attention);
    return Good("kind", texts::kKindBusiness, {});
}

/// If no boards were read yet: whether Pinterest's first page has any.
Check CheckUnreadBoards(const Looked& looked, pinterest::Api& api)
{
    if (looked.answer && looked.answer->ok()) {
        const auto page = api.ListBoards(looked.tokens->access_token, {});
        if (page.ok())
            return page.value->items.empty() ? Found("boards", Cause::kNoBoards)
                                             : Good("boards", texts::kBoardsSome, {});
    }
    return Unreached("boards", texts::kBoardsUnread, texts::kBoardsUnreadDetail);
}

Check CheckBoards(const Means& means, const Looked& looked, pinterest::Api& api)
{
    const auto boards = means.store.boards.List(looked.account().id);
    if (!boards)
        return CheckUnreadBoards(looked, api);
    if (boards->empty())
        return Found("boards", Cause::kNoBoards);
    const store::Pins::Astray lost = means.store.pins.FindWithoutBoard(looked.account().id, kNamedPins);
    if (lost.count > 0) {
        Check check = Found("boards", Cause::kBoardMissing, WaitingForBoards(lost));
        check.pin_id = lost.first_id;
        return check;
    }
    return Good("boards", texts::kBoardsAllFound,
                Fill(texts::kBoardsNumber, {{"count", std::to_string(boards->size())}}));
}

/// Nothing if there are no weekly times.
std::optional<Check> CheckTimes(const Account& account)
{
    if (account.queue_times.slots.empty())
        return std::nullopt;
    if (const std::optional<Diagnosis> unknown = calendar::DiagnoseZone(account.queue_times))
        return Found("queue_times", *unknown);
    return Good("queue_times", texts::kTimesZoneKnown,
                Fill(texts::kTimesZone, {{"zone", account.queue_times.time_zone}}));
}

Check CheckBudget(const std::optional<UserAnswer>& answer)
{
    if (!answer || answer->meta.status == 0)
        return Unreached("budget", texts::kBudgetUnknown, texts::kAccessNotAnswered);
    if (!answer->ok() &&
        (answer->fault.cause == Cause::kRateLimited || answer->fault.cause == Cause::kSpamBlock))
        return Found("budget", answer->fault.cause, answer->fault.detail);
    const pinterest::RateLimit& limit = answer->meta.rate_limit;
    if (limit.limit <= 0 || limit.remaining < 0)
        return Good("budget", texts::kBudgetNotClose, {});
    const std::string left = Fill(texts::kBudgetLeft, {{"left", std::to_string(limit.remaining)},
                                                       {"limit", std::to_string(limit.limit)}});
    if (limit.remaining * kShortShare < limit.limit) {
        Check check = Found("budget", Cause::kRateLimited, left);
        check.severity = Severity::kAttention;
        check.title = texts::kBudgetFew;
        return check;
    }
    return Good("budget", texts::kBudgetEnough, left);
}

}  // namespace

bool CheckAccount(const Means& means, oauth::Sites& sites, const store::AccountRecord& record, bool reached,
                  const std::vector<store::Pins::Stopped>& stopped, const Tell& tell)
{
    const auto say = [&](Check check) {
        check.account_id = record.account.id;
        return tell(check);
    };
    oauth::Site* const site = sites.Find(record.account.environment);
    if (site == nullptr)
        return say(Found("access", Cause::kOtherEnvironment));
    Looked looked{record, means.clock.Now(), means.store.accounts.FindTokens(record.account.id), {}};
    if (reached && looked.tokens)
        looked.answer = site->api.GetUser(looked.tokens->access_token);
    const std::optional<Check> times = CheckTimes(record.account);
    return say(CheckAccess(looked, stopped)) && say(CheckToken(looked)) && say(CheckScopes(record.account)) &&
           say(CheckKind(record.account)) && say(CheckBoards(means, looked, site->api)) &&
           (!times || say(*times)) && say(CheckBudget(looked.answer));
}

}  // namespace pinwright::diagnosis
