// The ordered checks of the troubleshooting panel, run live. Knows what to check and in which order; the
// catalog says what a cause means and how to fix it.
//   [X] page and version, app id and secret, redirect address, Pinterest and the clock, app's access
//   [X] of each account: token, permissions, kind, boards, weekly times, request budget
//   [X] scheduler, disk and database, messages to the owner where they are set up, what is held or failed
//   [ ] never refreshes a token, and never changes an account: it only looks
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/config/config.hpp"
#include "proxy/net/transport.hpp"
#include "proxy/store/store.hpp"
#include "shared/check.hpp"
#include "shared/seams.hpp"

namespace pinwright::diagnosis {

/// How the scheduler of this process stands; none runs in a process that only looks.
struct SchedulerState {
    std::chrono::milliseconds heartbeat_age{};
    std::chrono::milliseconds backlog{};

    /// It goes round at least every 15 s; four rounds missed are no accident.
    bool stalled() const { return heartbeat_age >= std::chrono::seconds{60}; }
    /// A pin that is as late as that is overdue (it would be spaced out, and that is a reason).
    bool behind() const { return backlog > std::chrono::minutes{5}; }
};

/// How the messages to the owner arrive, where there is an address for them.
struct NotifyState {
    std::optional<Timestamp> taken_at;  ///< The last that was taken since the start.
    std::string fault;                  ///< Why the last try was not, in a few words; empty: it was.
};

/// What is looked at; all of it outlives the checkup.
struct Means {
    const config::Config& config;
    store::Store& store;
    net::Transport& transport;  ///< To Pinterest.
    const Clock& clock;
    std::string version;
    std::function<std::optional<SchedulerState>()> scheduler;
    /// Empty, or nothing: there is nothing to be said of messages.
    std::function<std::optional<NotifyState>()> notifications{};
    /// The way to this server's own public address; null: the address is not checked.
    net::Transport* outside = nullptr;
    /// The name that /healthz of this process returns; empty: no server runs here.
    std::string instance{};
};

/// How long all checks together may take, and each call to Pinterest among them.
inline constexpr std::chrono::milliseconds kCheckupLimit{9'000};
inline constexpr std::chrono::milliseconds kCheckupCallLimit{4'000};

/// Told each check as it is finished. False: nobody listens any more, and nothing more is looked at.
using Tell = std::function<bool(const Check&)>;

/// Runs all checks in their order. `account_id` empty: of all accounts; else of the server and this one alone
/// (one that is not known has none).
void RunCheckup(const Means& means, std::string_view account_id, const Tell& tell);

/// The same, all at once.
std::vector<Check> RunCheckup(const Means& means, std::string_view account_id);

/// The checks as text for a terminal or a report: a line each, with evidence and fix below what is not well.
/// Holds no token, no secret, and of people only their names here.
std::string CheckupText(const std::vector<Check>& checks);

/// `{"items":[check…]}` on one line, with a line's end.
std::string CheckupJson(const std::vector<Check>& checks);

/// The worst of them; unreached counts as broken.
Severity WorstOf(const std::vector<Check>& checks);

}  // namespace pinwright::diagnosis
