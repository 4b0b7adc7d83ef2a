#include "proxy/diagnosis/server_checks.hpp"

#include <sys/statvfs.h>

#include <algorithm>

#include "proxy/diagnosis/findings.hpp"
#include "proxy/diagnosis/public_address.hpp"
#include "proxy/net/address.hpp"

namespace pinwright::diagnosis {

namespace {

// Free bytes: room for a few images and the database's log, and room for hardly anything.
constexpr std::uint64_t kLittleRoom = 500'000'000;
constexpr std::uint64_t kNoRoom = 50'000'000;

// How much of the checks' time the database may use.
constexpr std::chrono::milliseconds kSoundnessLimit{2'000};

std::string Seconds(std::chrono::milliseconds span)
{
    return std::to_string(span.count() / 1000) + " s";
}

std::string OnOneLine(std::string_view lines)
{
    std::string line(lines);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// A result about the address of this page, which has no cause in the catalog.
Check Amiss(Severity severity, std::string_view title, std::string evidence, std::string fix)
{
    Check check = Good("page", title, evidence);
    check.severity = severity;
    check.fix = std::move(fix);
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
            return Amiss(
                Severity::kBroken, "The server in front of Pinwright hides its public address.",
                "Requests for " + url + " arrive with a different Host header.",
                "Make it pass on the Host header. In nginx, add below proxy_pass: " + OnOneLine(kNginxLines));
        case State::kElsewhere:
            return Amiss(severity, "Another program answers at the public address.",
                         url + " does not lead to this server. " + found.evidence,
                         "Check PINWRIGHT_PUBLIC_URL, and the reverse proxy if there is one.");
        case State::kUnreachable:
            if (means.instance.empty())  // No server runs, so nothing can answer.
                break;
            return Amiss(
                Severity::kAttention, "This server can't reach its own public address.",
                url + " does not answer. " + found.evidence,
                "Ignore this if your browser opens the page. If not, check PINWRIGHT_PUBLIC_URL or the "
                "reverse proxy.");
        case State::kUnknown:
        case State::kHere:
            break;
    }
    if (!means.scheduler)
        return Good("page", "These are this server's settings.",
                    "Pinwright " + means.version + ", for " + url + ".");
    return Good("page", "The server answers.", "Pinwright " + means.version + ", at " + url + ".");
}

Check CheckRedirect(const Means& means)
{
    const std::string uri = means.config.RedirectUri();
    if (!net::IsAllowedAddress(means.config.public_url)) {
        Check check = Found("redirect", Cause::kRedirectMismatch, "It is " + uri + ".");
        check.severity = Severity::kAttention;
        check.title = "Pinterest accepts this redirect address only with https.";
        check.fix =
            "Set PINWRIGHT_PUBLIC_URL to an address of this machine, or not at all. Then restart the server.";
        check.action = Action::kNone;
        return check;
    }
    Check check = Good("redirect", "The redirect address matches the public address.",
                       "It must be registered at Pinterest exactly as shown: " + uri);
    check.action = Action::kCopyRedirectUri;
    return check;
}

Check CheckScheduler(const Means& means)
{
    const std::optional<SchedulerState> state = means.scheduler ? means.scheduler() : std::nullopt;
    if (!state) {
        Check check = Found("scheduler", Cause::kPaused);
        check.title = "Nothing is published while the server does not run.";
        check.detail = "No server runs on this data folder.";
        check.fix = "Start it: pinwright serve.";
        check.action = Action::kNone;
        return check;
    }
    if (state->stalled()) {
        Check check =
            Found("scheduler", Cause::kInternal, "It last ran " + Seconds(state->heartbeat_age) + " ago.");
        check.title = "The scheduler has stopped.";
        check.fix =
            "Restart the server; no scheduled pin is lost. If it happens again, check its "
            "log.";
        check.action = Action::kNone;
        return check;
    }
    if (state->behind()) {
        Check check = Found(
            "scheduler", Cause::kInternal,
            "A pin has been waiting for " + Seconds(state->backlog) + " although nothing holds it back.");
        check.severity = Severity::kAttention;
        check.title = "The scheduler is behind.";
        check.fix = "Wait a few minutes. If the delay grows, restart the server and check its log.";
        check.action = Action::kNone;
        return check;
    }
    if (means.store.settings.Current().paused) {
        Check check = Found("scheduler", Cause::kPaused);
        check.action = Action::kNone;
        return check;
    }
    return Good("scheduler", "The scheduler works.", "Last ran " + Seconds(state->heartbeat_age) + " ago.");
}

Check CheckDisk(const Means& means)
{
    struct statvfs facts {};
    if (::statvfs(means.store.folder().c_str(), &facts) != 0)
        return Found("disk", Cause::kStorage, "The data folder cannot be read.");
    const std::uint64_t room = static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize;
    const std::string left =
        std::to_string(room / 1'000'000) + " MB are free on the disk of the data folder.";
    if (room >= kLittleRoom)
        return Good("disk", "There is room on the disk.", left);
    Check check = Found("disk", Cause::kDiskFull, left);
    check.title = room < kNoRoom ? "The server's disk is full." : "The server's disk is nearly full.";
    check.severity = room < kNoRoom ? Severity::kBroken : Severity::kAttention;
    check.fix = "Free some space on the server.";
    check.action = Action::kNone;
    return check;
}

Check CheckDatabase(const Means& means)
{
    switch (means.store.CheckSoundness(kSoundnessLimit)) {
        case store::Store::Soundness::kSound:
            return Good("database", "The database is intact.", "SQLite has checked all of it.");
        case store::Store::Soundness::kNotFinished:
            return Good("database", "The database answers.",
                        "It is too large to check at once; no fault was found so far.");
        case store::Store::Soundness::kBroken:
            break;
    }
    Check check = Found("database", Cause::kStorage, "SQLite found a fault in it.");
    check.title = "The database is damaged.";
    check.fix = "Stop the server and keep a copy of the data folder. Then restore the last backup.";
    check.action = Action::kNone;
    return check;
}

std::optional<Check> CheckNotifications(const Means& means)
{
    const std::optional<NotifyState> state = means.notifications ? means.notifications() : std::nullopt;
    if (!state)
        return std::nullopt;
    std::string evidence = "No message was needed since the server started.";
    if (state->taken_at)
        evidence = "The last message was accepted on " + ToTheMinute(*state->taken_at) + ".";
    if (state->fault.empty())
        return Good("notifications", "Messages go to the address that is set.", evidence);
    Check check = Good("notifications", "The last message was not accepted.",
                       "The reason: " + state->fault + ". Pinwright will try again.");
    check.severity = Severity::kAttention;
    check.fix = "If it keeps happening, check PINWRIGHT_NOTIFY_URL and restart the server.";
    return check;
}

Check CheckQueue(const std::vector<store::Pins::Stopped>& stopped)
{
    if (stopped.empty())
        return Good("queue", "No pin is held or failed.", {});
    std::string evidence;
    bool failed = false;
    for (const store::Pins::Stopped& one : stopped) {
        const CatalogEntry* const entry = FindCause(one.cause_id);
        failed = failed || one.state == PinState::kFailed;
        evidence += (evidence.empty() ? "" : " ") + Counted(one.count, "pin", "pins") +
                    (one.state == PinState::kHeld ? (one.count == 1 ? " waits" : " wait") : " failed") +
                    ": " + (entry == nullptr ? std::string("for an unknown reason.") : Fill(entry->title));
    }
    // Uses the words of the cause that stopped the most pins.
    const CatalogEntry* const most = FindCause(stopped.front().cause_id);
    Check check = most == nullptr ? Found("queue", Cause::kInternal) : Found("queue", most->cause);
    check.severity = Severity::kAttention;
    check.title = failed ? "Some pins were not published." : "Some pins wait.";
    check.detail = evidence;
    return check;
}

}  // namespace pinwright::diagnosis
