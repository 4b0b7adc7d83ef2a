// The ordered checks of the troubleshooting panel, run live. Knows what to check and in which order; the
// catalog says what a cause means and how to fix it.
//   [X] page and version, app id and secret, redirect address, Pinterest and the clock, app's access
//   [X] for each account: token, permissions, kind, boards, weekly times, request budget
//   [X] scheduler, disk and database, messages to the owner if they are set up, pins on hold or failed
//   [ ] never refreshes a token, and never changes an account: it only reads
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

/// The scheduler's state in this process. `pinwright doctor` itself runs without a scheduler.
struct SchedulerState {
    std::chrono::milliseconds heartbeat_age{};
    std::chrono::milliseconds backlog{};

    /// The scheduler runs at least every 15 s; four missed rounds are no accident.
    bool stalled() const { return heartbeat_age >= std::chrono::seconds{60}; }
    /// A pin has waited this long without a reason. (Spacing between overdue pins would be a reason.)
    bool behind() const { return backlog > std::chrono::minutes{5}; }
};

/// Whether messages to the owner arrive, if an address for them is set.
struct NotifyState {
    std::optional<Timestamp> taken_at;  ///< When the last message since the start was accepted.
    std::string fault;                  ///< Why the last try failed, in a few words; empty: it didn't.
};

/// What the checks use. All of it outlives the checkup.
struct Means {
    const config::Config& config;
    store::Store& store;
    net::Transport& transport;  ///< To Pinterest.
    const Clock& clock;
    std::string version;
    std::function<std::optional<SchedulerState>()> scheduler;
    /// Empty, or returns nothing: messages are not checked.
    std::function<std::optional<NotifyState>()> notifications{};
    /// The way to this server's own public address; null: the address is not checked.
    net::Transport* outside = nullptr;
    /// The name that /healthz of this process returns; empty: no server runs here.
    std::string instance{};
};

/// How long all checks together may take, and each call to Pinterest among them.
inline constexpr std::chrono::milliseconds kCheckupLimit{9'000};
inline constexpr std::chrono::milliseconds kCheckupCallLimit{4'000};

/// Receives each check as it is finished. False: stop, no more checks are needed.
using Tell = std::function<bool(const Check&)>;

/// Runs the checks of the server and of the accounts, in order. `account_id`: only this account (an unknown
/// one has no checks); empty: all accounts.
void RunCheckup(const Means& means, std::string_view account_id, const Tell& tell);

/// The same, but returns all checks together.
std::vector<Check> RunCheckup(const Means& means, std::string_view account_id);

/// The checks as text for a terminal or a report: a line each, with the evidence below, and the fix if
/// something is wrong. Contains no token or secret, and names accounts only by their IDs in Pinwright.
std::string CheckupText(const std::vector<Check>& checks);

/// `{"items":[check…]}` on one line, with a line end.
std::string CheckupJson(const std::vector<Check>& checks);

/// The worst severity; unreached counts as broken.
Severity WorstOf(const std::vector<Check>& checks);

}  // namespace pinwright::diagnosis
