#include "proxy/diagnosis/pinterest_checks.hpp"

#include <cstdlib>

#include "proxy/diagnosis/findings.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::diagnosis {

namespace {

constexpr const char* kMadeUpCode = "pinwright-check";

// The publisher's limit: beyond it, a pin could be published at the wrong time.
constexpr std::chrono::minutes kClockLimit{2};

std::string Compared(std::chrono::milliseconds ahead)
{
    const long long seconds = std::llabs(ahead.count()) / 1000;
    if (seconds == 0)
        return Fill(texts::kReachClockSame);
    return Fill(ahead.count() > 0 ? texts::kReachClockAhead : texts::kReachClockBehind,
                {{"seconds", std::to_string(seconds)}});
}

}  // namespace

std::optional<Probe> ProbeApp(const config::Config& config, pinterest::Api& api)
{
    if (config.app_id.empty())
        return std::nullopt;
    return api.ExchangeCode(kMadeUpCode, config.RedirectUri());
}

bool Reached(const std::optional<Probe>& probe)
{
    return probe && probe->meta.status != 0 && probe->meta.status < 500;
}

Check CheckCredentials(const Means& means, const std::optional<Probe>& probe)
{
    if (!probe)
        return Found("credentials", Cause::kAppNotConfigured);
    const std::string app = Fill(texts::kCredentialsApp, {{"app", means.config.app_id}});
    switch (probe->fault.cause) {
        case Cause::kGrantRefused:
            return Good("credentials", texts::kCredentialsAccepted, app);
        case Cause::kAppCredentials:
        case Cause::kAppNotActive:
        case Cause::kRedirectMismatch:
            return Found("credentials", probe->fault.cause, app);
        default:
            break;
    }
    return Unreached(
        "credentials", texts::kCredentialsUnknown,
        probe->fault.detail.empty() ? Fill(Describe(probe->fault.cause).title) : probe->fault.detail);
}

Check CheckReach(const Means& means, const std::optional<Probe>& probe)
{
    if (!probe)
        return Unreached("pinterest", texts::kReachNotAsked, texts::kReachNoApp);
    if (!Reached(probe)) {
        Check check = Found("pinterest", probe->fault.cause, probe->fault.detail);
        check.severity = Severity::kBroken;  // Reaching Pinterest is what this check is about.
        return check;
    }
    const std::string reached = Fill(texts::kReachAnswersDetail, {{"address", means.config.site.api_url}});
    if (!probe->meta.date)
        return Good("pinterest", texts::kReachAnswers, reached);
    const std::chrono::milliseconds ahead = means.clock.Now() - *probe->meta.date;
    const std::string clock = Compared(ahead);
    if (ahead > kClockLimit || ahead < -kClockLimit)
        return Found("pinterest", Cause::kClockWrong, clock);
    return Good("pinterest", texts::kReachClocksAgree, reached + " " + clock);
}

}  // namespace pinwright::diagnosis
