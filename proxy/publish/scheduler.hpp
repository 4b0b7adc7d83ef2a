// The loop: claims due pins, sends workers to publish, look up and confirm, and returns when to run again.
// Does nothing slow itself, so its heartbeat means something.
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

/// Maximum concurrent publications, each for a different account.
inline constexpr int kMostPublications = 5;
/// Maximum concurrent lookups, each for a different place.
inline constexpr int kMostLooks = 2;
/// Maximum number of accounts whose waiting pins are checked at once.
inline constexpr int kMostForesights = 2;
/// The sum of the three limits above, plus one worker for upkeep: confirmations and tokens.
inline constexpr std::size_t kWorkers = 10;
/// The longest sleep of the loop: a wall clock may jump and a machine may sleep.
inline constexpr std::chrono::seconds kLongestSleep{15};
/// The sleep while something is due that cannot go out yet.
inline constexpr std::chrono::seconds kShortestSleep{1};
/// How often to check the age of tokens and of unfinished uploads.
inline constexpr std::chrono::seconds kTokenRound{60};

/// How often unused media are deleted, and the most steps per round.
inline constexpr std::chrono::hours kMediaRound{1};
inline constexpr int kMostMediaSteps = 20;

class Scheduler {
public:
    /// `run` runs a job elsewhere; `wake` is called after a job has ended.
    Scheduler(Tools& tools, RunJob run, std::function<void()> wake);

    /// Runs one pass. Returns the latest time for the next one. Threads: one at a time.
    Timestamp RunOnce(Timestamp now);

private:
    /// If our clock was set, moves waiting times to the new time. Does so again after all jobs running at
    /// that moment have ended, since they may still write the old time.
    void WatchClock(Timestamp now);
    /// Runs a publishing or lookup job elsewhere, and wakes the loop when it has ended.
    void Start(std::function<void()> job);
    void Claim(Timestamp now);
    void Look(Timestamp now);
    void Upkeep(Timestamp now);
    void Foresee(Timestamp now);
    void CollectMedia(Timestamp now);
    Timestamp NextPass(Timestamp now) const;
    /// Schedules a round of confirmations, unless an earlier one is scheduled already.
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
    std::map<int, int> m_jobs;  ///< Running jobs, by how often the clock had been set at their start.
    int m_clock_sets = 0;
    std::optional<Timestamp> m_confirm_at;
    std::optional<Timestamp> m_tokens_at;

    std::optional<store::ClockStep>
        m_clock_step;                         ///< Only for the loop: the last step, until its jobs are over.
    std::optional<Timestamp> m_collected_at;  ///< Only for the upkeep job.
};

}  // namespace pinwright::publish
