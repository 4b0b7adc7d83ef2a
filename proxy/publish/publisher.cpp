#include "proxy/publish/publisher.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "proxy/config/threads.hpp"
#include "proxy/publish/scheduler.hpp"

namespace pinwright::publish {

namespace {

using Steady = std::chrono::steady_clock;

/// Pins saved in quick succession share a pass; the delay is too short to notice.
constexpr std::chrono::milliseconds kWakePause{20};

}  // namespace

struct Publisher::Impl {
    Tools tools;
    std::atomic<long long> heartbeat{0};

    std::mutex mutex;
    std::condition_variable changed;
    Steady::time_point woken_at = Steady::time_point::max();  ///< When the next pass is wanted, if it is.
    Steady::time_point passed_at{};                           ///< When the last pass began.
    bool stopping = false;

    // Destroyed in reverse order: the loop first, then the workers, then what both use.
    Scheduler scheduler;
    WorkerPool workers{kWorkers};
    config::SmallThread loop;

    Impl(const config::Config& config, store::Store& store, media::MediaStore& media,
         oauth::Connections& connections, const pinterest::Budgets& budgets, const Clock& clock, Trial trial)
        : tools(config, store, media, connections, budgets, clock, std::move(trial)),
          scheduler(
              tools, [this](std::function<void()> job) { workers.Run(std::move(job)); }, [this] { Wake({}); })
    {
    }

    /// Starts the next pass now, but at least `pause` after the last one began.
    void Wake(std::chrono::milliseconds pause)
    {
        {
            const std::lock_guard lock(mutex);
            woken_at = std::min(woken_at, passed_at + pause);
        }
        changed.notify_one();
    }

    void Loop()
    {
        while (true) {
            {
                const std::lock_guard lock(mutex);
                passed_at = Steady::now();
            }
            const Timestamp now = tools.clock.Now();
            heartbeat = ToMillis(now);
            const Timestamp next = scheduler.RunOnce(now);
            const auto sleep = std::clamp<std::chrono::milliseconds>(next - now, std::chrono::milliseconds{1},
                                                                     kLongestSleep);
            const Steady::time_point end = Steady::now() + sleep;
            std::unique_lock lock(mutex);
            while (!stopping && Steady::now() < std::min(end, woken_at))
                changed.wait_until(lock, std::min(end, woken_at));
            woken_at = Steady::time_point::max();
            if (stopping)
                return;
        }
    }
};

Publisher::Publisher(const config::Config& config, store::Store& store, media::MediaStore& media,
                     oauth::Connections& connections, const pinterest::Budgets& budgets, Clock& clock,
                     Trial trial)
    : m_impl(std::make_unique<Impl>(config, store, media, connections, budgets, clock, std::move(trial)))
{
}

Publisher::~Publisher()
{
    m_impl->tools.stopping = true;
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->changed.notify_all();
    m_impl->loop.Join();
}

Result<Done> Publisher::Start()
{
    const Timestamp now = m_impl->tools.clock.Now();
    const Diagnosis cause = Diagnose(Cause::kOutcomeUnknown);
    Result<Done> recovered =
        m_impl->tools.store.publications.Recover(cause, now + m_impl->tools.plan.after.front(), now);
    if (!recovered.ok())
        return recovered;
    m_impl->heartbeat = ToMillis(now);
    if (!m_impl->loop.Start([impl = m_impl.get()] { impl->Loop(); }))
        return Error{Cause::kInternal, {}, "no thread for the scheduler", {}};
    return Done{};
}

void Publisher::Wake()
{
    m_impl->Wake(kWakePause);
}

Timestamp Publisher::LastHeartbeat() const
{
    return FromMillis(m_impl->heartbeat);
}

std::chrono::milliseconds Publisher::Backlog(Timestamp now) const
{
    const std::optional<Timestamp> due = m_impl->tools.NextDue(now);
    return due && *due < now ? now - *due : std::chrono::milliseconds{0};
}

std::optional<Lanes::Rest> Publisher::RestOf(std::string_view account_id, Timestamp now) const
{
    return m_impl->tools.lanes.RestOf(account_id, now);
}

void Publisher::Hurry(std::string_view account_id)
{
    m_impl->tools.lanes.Hurry(account_id);
}

const prometheus::Collectable& Publisher::figures() const
{
    return m_impl->tools.figures.collectable();
}

}  // namespace pinwright::publish
