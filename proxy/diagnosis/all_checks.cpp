#include "proxy/diagnosis/all_checks.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "proxy/diagnosis/account_checks.hpp"
#include "proxy/diagnosis/findings.hpp"
#include "proxy/diagnosis/hurried_transport.hpp"
#include "proxy/diagnosis/pinterest_checks.hpp"
#include "proxy/diagnosis/server_checks.hpp"
#include "shared/json_text.hpp"

namespace pinwright::diagnosis {

namespace {

// The severity, which begins each line in a terminal.
constexpr std::string_view kMarks[] = {"ok       ", "attention", "broken   ", "unreached"};

int Weight(Severity severity)
{
    return severity == Severity::kOk ? 0 : severity == Severity::kAttention ? 1 : 2;
}

}  // namespace

void RunCheckup(const Means& means, std::string_view account_id, const Tell& tell)
{
    HurriedTransport hurried(means.transport, std::chrono::steady_clock::now() + kCheckupLimit,
                             kCheckupCallLimit);
    oauth::Sites sites(means.config, hurried);
    oauth::Site* const site = sites.Find(means.config.site.environment);

    if (!tell(CheckPage(means)))
        return;
    const std::optional<Probe> probe = site == nullptr ? std::nullopt : ProbeApp(means.config, site->api);
    if (!tell(CheckCredentials(means, probe)) || !tell(CheckRedirect(means)) ||
        !tell(CheckReach(means, probe)))
        return;
    const std::vector<store::Pins::Stopped> stopped = means.store.pins.CountStopped();
    for (const store::AccountRecord& record : means.store.accounts.List()) {
        if ((account_id.empty() || record.account.id == account_id) &&
            !CheckAccount(means, sites, record, Reached(probe), stopped, tell))
            return;
    }
    for (Check (*check)(const Means&) : {CheckScheduler, CheckDisk, CheckDatabase}) {
        if (!tell(check(means)))
            return;
    }
    if (const std::optional<Check> check = CheckNotifications(means); check && !tell(*check))
        return;
    tell(CheckQueue(stopped));
}

std::vector<Check> RunCheckup(const Means& means, std::string_view account_id)
{
    std::vector<Check> checks;
    RunCheckup(means, account_id, [&checks](const Check& check) {
        checks.push_back(check);
        return true;
    });
    return checks;
}

std::string CheckupText(const std::vector<Check>& checks)
{
    std::string text, account;
    for (const Check& check : checks) {
        if (check.account_id != account && !check.account_id.empty())
            text += "account " + check.account_id + "\n";
        account = check.account_id;
        text += std::string(kMarks[static_cast<std::size_t>(check.severity)]) + "  " + check.title + "\n";
        for (const std::string& more :
             {check.detail, check.severity == Severity::kOk ? std::string() : check.fix}) {
            if (!more.empty())
                text += "             " + more + "\n";
        }
    }
    return text;
}

std::string CheckupJson(const std::vector<Check>& checks)
{
    nlohmann::json items = nlohmann::json::array();
    for (const Check& check : checks)
        items.push_back(ToJson(check));
    return JsonText({{"items", std::move(items)}}) + "\n";
}

Severity WorstOf(const std::vector<Check>& checks)
{
    Severity worst = Severity::kOk;
    for (const Check& check : checks) {
        if (Weight(check.severity) > Weight(worst))
            worst = check.severity;
    }
    return worst == Severity::kUnreached ? Severity::kBroken : worst;
}

}  // namespace pinwright::diagnosis
