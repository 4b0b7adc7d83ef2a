#include "proxy/diagnosis/server_checks.hpp"

#include <sys/statvfs.h>

#include <algorithm>

#include "proxy/diagnosis/findings.hpp"
#include "proxy/diagnosis/public_address.hpp"
#include "proxy/net/address.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::diagnosis {

namespace {

// Free bytes: room for a few images and the database's log, and room for hardly anything.
constexpr std::uint64_t kLittleRoom = 500'000'000;
constexpr std::uint64_t kNoRoom = 50'000'000;

// How much of the checks' time the database may use.
constexpr std::chrono::milliseconds kSoundnessLimit{2'000};

std::string Seconds(std::chrono::milliseconds span)
{
    return std::to_string(span.count() / 1000);
}

std::string OnOneLine(std::string_view lines)
{
    std::string line(lines);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// A result about the address of this page, which has no cause in the catalog.
Check Amiss(Severity severity, TextId title, TextId evidence, const PublicAddress& found,
            std::string_view address, TextId fix)
{
    Check check = Good("page", title, Fill(evidence, {{"address", address}, {"evidence", found.evidence}}));
    check.severity = severity;
    check.fix = Fill(fix, {{"lines", OnOneLine(kNginxLines)}});
    return check;
}

}  // namespace

Check CheckPage(const Means& means)
{
    using State = PublicAddress::State;
    const PublicAddress found = FindPublicAddress(means);
    const std::string& url = means.config.public_url;
    // A loopback address leads the user's browser to this machine, too. Any other address may work there even
    // if it doesn't work from here.
    const std::optional<net::Address> address = net::ParseAddress(url);
    const Severity severity =
        address && net::IsLoopback(address->host) ? Severity::kBroken : Severity::kAttention;
    switch (found.state) {
        case State::kHostReplaced:
            return Amiss(Severity::kBroken, texts::kPageHostReplaced, texts::kPageHostReplacedDetail, found,
                         url, texts::kPageHostReplacedFix);
        case State::kElsewhere:
            return Amiss(severity, texts::kPageElsewhere, texts::kPageElsewhereDetail, found, url,
                         texts::kPageElsewhereFix);
        case State::kUnreachable:
            if (means.instance.empty())  // No server runs, so nothing can answer.
                break;
            return Amiss(Severity::kAttention, texts::kPageUnreachable, texts::kPageUnreachableDetail, found,
                         url, texts::kPageUnreachableFix);
        case State::kUnknown:
        case State::kHere:
            break;
    }
    const auto fill = [&](TextId text) { return Fill(text, {{"version", means.version}, {"address", url}}); };
    if (!means.scheduler)
        return Good("page", texts::kPageSettings, fill(texts::kPageSettingsDetail));
    return Good("page", texts::kPageAnswers, fill(texts::kPageAnswersDetail));
}

Check CheckRedirect(const Means& means)
{
    const std::string uri = means.config.RedirectUri();
    if (!net::IsAllowedAddress(means.config.public_url)) {
        Check check = Found("redirect", Cause::kRedirectMismatch,
                            Fill(texts::kRedirectNeedsHttpsDetail, {{"address", uri}}));
        check.severity = Severity::kAttention;
        check.title = texts::kRedirectNeedsHttps;
        check.fix = texts::kRedirectNeedsHttpsFix;
        check.action = Action::kNone;
        return check;
    }
    Check check =
        Good("redirect", texts::kRedirectMatches, Fill(texts::kRedirectMatchesDetail, {{"address", uri}}));
    check.action = Action::kCopyRedirectUri;
    return check;
}

Check CheckScheduler(const Means& means)
{
    const std::optional<SchedulerState> state = means.scheduler ? means.scheduler() : std::nullopt;
    if (!state) {
        Check check = Found("scheduler", Cause::kPaused);
        check.title = texts::kSchedulerOff;
        check.detail = texts::kSchedulerOffDetail;
        check.fix = texts::kSchedulerOffFix;
        check.action = Action::kNone;
        return check;
    }
    if (state->stalled()) {
        Check check = Found("scheduler", Cause::kInternal,
                            Fill(texts::kSchedulerLastRan, {{"seconds", Seconds(state->heartbeat_age)}}));
        check.title = texts::kSchedulerStopped;
        check.fix = texts::kSchedulerStoppedFix;
        check.action = Action::kNone;
        return check;
    }
    if (state->behind()) {
        Check check = Found("scheduler", Cause::kInternal,
                            Fill(texts::kSchedulerBehindDetail, {{"seconds", Seconds(state->backlog)}}));
        check.severity = Severity::kAttention;
        check.title = texts::kSchedulerBehind;
        check.fix = texts::kSchedulerBehindFix;
        check.action = Action::kNone;
        return check;
    }
    if (means.store.settings.Current().paused) {
        Check check = Found("scheduler", Cause::kPaused);
        check.action = Action::kNone;
        return check;
    }
    return Good("scheduler", texts::kSchedulerWorks,
                Fill(texts::kSchedulerLastRan, {{"seconds", Seconds(state->heartbeat_age)}}));
}

Check CheckDisk(const Means& means)
{
    struct statvfs facts {};
    if (::statvfs(means.store.folder().c_str(), &facts) != 0)
        return Found("disk", Cause::kStorage, texts::kDiskUnreadable);
    const std::uint64_t room = static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize;
    const std::string left = Fill(texts::kDiskLeft, {{"megabytes", std::to_string(room / 1'000'000)}});
    if (room >= kLittleRoom)
        return Good("disk", texts::kDiskRoom, left);
    Check check = Found("disk", Cause::kDiskFull, left);
    check.title = room < kNoRoom ? texts::kDiskFull : texts::kDiskNearlyFull;
    check.severity = room < kNoRoom ? Severity::kBroken : Severity::kAttention;
    check.fix = texts::kDiskFix;
    check.action = Action::kNone;
    return check;
}

Check CheckDatabase(const Means& means)
{
    switch (means.store.CheckSoundness(kSoundnessLimit)) {
        case store::Store::Soundness::kSound:
            return Good("database", texts::kDatabaseIntact, texts::kDatabaseIntactDetail);
        case store::Store::Soundness::kNotFinished:
            return Good("database", texts::kDatabaseAnswers, texts::kDatabaseAnswersDetail);
        case store::Store::Soundness::kBroken:
            break;
    }
    Check check = Found("database", Cause::kStorage, texts::kDatabaseDamagedDetail);
    check.title = texts::kDatabaseDamaged;
    check.fix = texts::kDatabaseDamagedFix;
    check.action = Action::kNone;
    return check;
}

std::optional<Check> CheckNotifications(const Means& means)
{
    const std::optional<NotifyState> state = means.notifications ? means.notifications() : std::nullopt;
    if (!state)
        return std::nullopt;
    std::string evidence(texts::kNotificationsNone);
    if (state->taken_at)
        evidence = Fill(texts::kNotificationsLastOn, {{"date", ToTheMinute(*state->taken_at)}});
    if (state->fault.empty())
        return Good("notifications", texts::kNotificationsArrive, evidence);
    Check check = Good("notifications", texts::kNotificationsRefused,
                       Fill(texts::kNotificationsRefusedDetail, {{"reason", state->fault}}));
    check.severity = Severity::kAttention;
    check.fix = texts::kNotificationsRefusedFix;
    return check;
}

Check CheckQueue(const std::vector<store::Pins::Stopped>& stopped)
{
    if (stopped.empty())
        return Good("queue", texts::kQueueNone, {});
    std::string evidence;
    bool failed = false;
    for (const store::Pins::Stopped& one : stopped) {
        const CatalogEntry* const entry = FindCause(one.cause_id);
        failed = failed || one.state == PinState::kFailed;
        evidence += (evidence.empty() ? "" : " ") +
                    Fill(one.state == PinState::kHeld ? texts::kQueueWaiting : texts::kQueueFailedCount,
                         {{"count", std::to_string(one.count)},
                          {"cause", entry == nullptr ? texts::kQueueUnknown : entry->title}});
    }
    // Uses the words of the cause that stopped the most pins.
    const CatalogEntry* const most = FindCause(stopped.front().cause_id);
    Check check = most == nullptr ? Found("queue", Cause::kInternal) : Found("queue", most->cause);
    check.severity = Severity::kAttention;
    check.title = failed ? texts::kQueueFailed : texts::kQueueWait;
    check.detail = evidence;
    return check;
}

}  // namespace pinwright::diagnosis
