#include "proxy/notify/alarms.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string_view>

#include "proxy/oauth/account_causes.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::notify {

namespace {

// How many days before its end the owner is warned about a connection, the nearest first.
constexpr int kMarks[] = {1, 7, oauth::kDaysOfWarning};

// Refusals of the app, which no account can fix.
constexpr Cause kOfTheApp[] = {Cause::kAppCredentials, Cause::kAppNotActive, Cause::kTrialAccess};

// Leaves out longer names, so that every receiver accepts the message: only Pinterest limits their length.
constexpr std::size_t kNameBytes = 200;

std::string NameOf(const Account& account)
{
    for (const std::string* name : {&account.name, &account.username}) {
        if (!name->empty() && name->size() <= kNameBytes && name->find('@') == std::string::npos)
            return *name;
    }
    return Fill(texts::kUnnamedAccount);
}

std::string NameOf(const store::Troubles& troubles, std::string_view account_id)
{
    const auto found =
        std::find_if(troubles.accounts.begin(), troubles.accounts.end(),
                     [&](const store::AccountRecord& one) { return one.account.id == account_id; });
    return NameOf(found == troubles.accounts.end() ? Account{} : found->account);
}

bool Is(std::string_view cause_id, Cause cause)
{
    return cause_id == Describe(cause).id;
}

bool IsOfTheApp(std::string_view cause_id)
{
    return std::any_of(std::begin(kOfTheApp), std::end(kOfTheApp),
                       [&](Cause one) { return Is(cause_id, one); });
}

Alarm Broken(const Account& account)
{
    const CatalogEntry* const known = account.cause ? FindCause(account.cause->id) : nullptr;
    const CatalogEntry& entry = known != nullptr ? *known : Describe(Cause::kSessionExpired);
    return {account.id + "/connection/" + std::string(entry.id),
            Severity::kBroken,
            std::string(entry.title),
            Fill(texts::kItsPinsWait, {{"account", NameOf(account)}, {"fix", entry.fix}}),
            "/integrations",
            0};
}

/// Nothing if the end is not near, or not known.
std::optional<Alarm> Ending(const Account& account, Timestamp now)
{
    const bool refused = account.cause && Is(account.cause->id, Cause::kTokenWarning);
    const std::optional<Diagnosis> ending = refused ? account.cause : oauth::SignInEnding(account, now);
    const std::optional<Timestamp> end = refused ? account.access_expires_at : account.refresh_expires_at;
    if (!ending || !end)
        return std::nullopt;
    const auto mark = std::find_if(std::begin(kMarks), std::end(kMarks),
                                   [&](int days) { return *end - now <= std::chrono::days{days}; });
    if (mark == std::end(kMarks))
        return std::nullopt;
    return Alarm{account.id + "/" + ending->id + "/" + std::to_string(*mark),
                 Severity::kAttention,
                 ending->title,
                 Fill(texts::kAboutAccount,
                      {{"account", NameOf(account)}, {"text", ending->detail + " " + ending->fix}}),
                 "/integrations",
                 0};
}

Alarm OfTheApp(std::string_view cause_id, std::int64_t pins)
{
    const CatalogEntry& entry = *FindCause(cause_id);
    std::string message(entry.fix);
    if (pins > 0)
        message = FillPlural(texts::kWaitingPins, pins, {{"fix", entry.fix}});
    return {"app/" + std::string(cause_id),
            entry.severity,
            std::string(entry.title),
            std::move(message),
            "/troubleshoot",
            pins};
}

/// REQUIRES: the pins are not held.
Alarm OfPins(const store::Troubles& troubles, const store::PinTrouble& pins)
{
    const CatalogEntry* const known = FindCause(pins.cause_id);
    const CatalogEntry& entry = known != nullptr ? *known : Describe(Cause::kRefusedByPinterest);
    Alarm alarm{
        pins.account_id + "/" + std::string(ToString(pins.state)) + "/" + pins.cause_id,
        Severity::kBroken,
        {},
        Fill(texts::kAboutAccount, {{"account", NameOf(troubles, pins.account_id)}, {"text", entry.fix}}),
        "/pins?show=",
        pins.count};
    if (pins.state == PinState::kFailed) {
        alarm.title = FillPlural(texts::kFailedPins, pins.count, {{"cause", entry.title}});
        alarm.path += "failed";
    } else {
        const bool vanished = pins.state == PinState::kPublished;
        alarm.severity = Severity::kAttention;
        alarm.title = FillPlural(vanished ? texts::kVanishedPins : texts::kUndecidedPins, pins.count);
        alarm.path += vanished ? "published" : "waiting";
    }
    return alarm;
}

}  // namespace

std::vector<Alarm> AlarmsOf(const store::Troubles& troubles, Timestamp now)
{
    std::vector<Alarm> alarms;
    std::map<std::string, std::int64_t> app;  // The app's refusals, with the number of pins that they stop.
    for (const store::AccountRecord& record : troubles.accounts) {
        const Account& account = record.account;
        if (account.state == AccountState::kNeedsReconnection)
            alarms.push_back(Broken(account));
        if (account.state != AccountState::kConnected)
            continue;
        if (account.cause && IsOfTheApp(account.cause->id))
            app.try_emplace(account.cause->id, 0);
        if (std::optional<Alarm> ending = Ending(account, now))
            alarms.push_back(*std::move(ending));
    }
    for (const store::PinTrouble& pins : troubles.pins) {
        if (pins.state != PinState::kHeld)
            alarms.push_back(OfPins(troubles, pins));
        else if (IsOfTheApp(pins.cause_id))
            app[pins.cause_id] += pins.count;
    }
    for (const auto& [cause_id, pins] : app)
        alarms.push_back(OfTheApp(cause_id, pins));
    return alarms;
}

}  // namespace pinwright::notify
