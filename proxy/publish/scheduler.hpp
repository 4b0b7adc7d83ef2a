// The loop: claims what is due, sends workers to publish, to look and to confirm, and says when it
// wants to be called again. Does nothing slow itself, so its heartbeat means something.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "proxy/publish/early_warnings.hpp"
#include "proxy/publish/lookup.hpp"
#include "proxy/publish/publication_protocol.hpp"
#include "proxy/publish/read_back_rounds.hpp"
#include "proxy/publish/tools.hpp"
#include "proxy/publish/worker_pool.hpp"

namespace pinwright::publish {

/// Publications at once, each of another account.
inline constexpr int kMostPublications = 5;
/// Looks at once, each at another board.
inline constexpr int kMostLooks = 2;
/// Accounts whose pins are looked at ahead at once.
inline constexpr int kMostForesights = 2;
/// Beside those one worker for what has time: confirmations and tokens.
inline constexpr std::size_t kWorkers = 10;
/// The longest sleep of the loop: a wall clock may jump and a machine may sleep.
inline constexpr std::chrono::seconds kLongestSleep{15};
/// The sleep while something is due that cannot go out yet.
inline constexpr std::chrono::seconds kShortestSleep{1};
/// How often the ages of the tokens, and of uploads that were begun, are looked at.
inline constexpr std::chrono::seconds kTokenRound{60};

/// How often media that no pin shows are let go of, and how many steps of that a round takes at most.
inline constexpr std::chrono::hours kMediaRound{1};
inline constexpr int kMostMediaSteps = 20;

class Scheduler {
public:
    /// `run` runs a job elsewhere; `wake` is called when a job has ended.
    Scheduler(Tools& tools, RunJob run, std::function<void()> wake);

    /// One pass. Returns when the next is wanted, at the latest. Threads: one at a time.
    Timestamp RunOnce(Timestamp now);

private:
    /// Where our clock was set, what waits by it waits by the new time; and again once all jobs are over that
    /// were under way then, since they may still write the old one.
    void WatchClock(Timestamp now);
    /// Runs a job of publishing or looking elsewhere, and wakes the loop when it has ended.
    void Start(std::function<void()> job);
    void Claim(Timestamp now);
    void Look(Timestamp now);
    void Upkeep(Timestamp now);
    void Foresee(Timestamp now);
    void CollectMedia(Timestamp now);
    Timestamp NextPass(Timestamp now) const;
    /// Asks for a round of confirmations; an earlier one that is asked for already serves as well.
    void ConfirmAt(std::optional<Timestamp> when);

private:
    Tools& m_tools;
    RunJob m_run;
    std::function<void()> m_wake;
    PublicationProtocol m_protocol;
    Lookup m_lookup;
    ReadBackRounds m_read_backs;
    EarlyWarnings m_early_warnings;

    mutable std::mutex m_mutex;  ///< Guards what follows.
    int m_publishing = 0;
    std::set<Place> m_looking;
    std::set<std::string> m_foreseeing;  ///< Accounts.
    bool m_upkeep = false;
    std::map<int, int> m_jobs;  ///< How many are under way, by how often the clock had been set.
    int m_clock_sets = 0;
    std::optional<Timestamp> m_confirm_at;
    std::optional<Timestamp> m_tokens_at;

    std::optional<store::ClockStep>
        m_clock_step;                         ///< The loop's alone: the last one, until its jobs are over.
    std::optional<Timestamp> m_collected_at;  ///< The upkeep's alone.
};

}  // namespace pinwright::publish
