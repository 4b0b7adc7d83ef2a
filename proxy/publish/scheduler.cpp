#include "proxy/publish/scheduler.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace pinwright::publish {

Scheduler::Scheduler(Tools& tools, RunJob run, std::function<void()> wake)
    : m_tools(tools),
      m_run(std::move(run)),
      m_wake(std::move(wake)),
      m_protocol(tools),
      m_lookup(tools),
      m_read_backs(tools),
      m_early_warnings(tools)
{
}

Timestamp Scheduler::RunOnce(Timestamp now)
{
    WatchClock(now);
    m_tools.pending_writes.Retry();
    // A restored copy makes no calls to Pinterest on its own. It must not even renew a token: that would
    // invalidate the tokens of the server it was copied from.
    if (!m_tools.stopping && !m_tools.store.settings.Current().restored) {
        Look(now);
        Claim(now);
        Upkeep(now);
        Foresee(now);
    }
    return NextPass(now);
}

void Scheduler::WatchClock(Timestamp now)
{
    const std::optional<store::ClockStep> step = m_tools.skews.Tick(now);
    bool over = false;
    {
        const std::lock_guard lock(m_mutex);
        if (step)
            ++m_clock_sets;
        over = m_jobs.empty() || m_jobs.begin()->first == m_clock_sets;
    }
    if (step)
        m_clock_step = step;
    if (!m_clock_step || (!step && !over))
        return;
    if (*m_clock_step == store::ClockStep::kBack)
        m_tools.lanes.EndPauses();
    store::Store& store = m_tools.store;
    const Timestamp look_at = now + m_tools.plan.after.front();
    (void)m_tools.pending_writes.Settle("a clock that was set", [&store, last = *m_clock_step, look_at, now] {
        return store.publications.RestartWaits(last, look_at, now);
    });
    if (over)
        m_clock_step.reset();
}

void Scheduler::Start(std::function<void()> job)
{
    int sets = 0;
    {
        const std::lock_guard lock(m_mutex);
        sets = m_clock_sets;
        ++m_jobs[sets];
    }
    m_run([this, sets, job = std::move(job)] {
        job();
        {
            const std::lock_guard lock(m_mutex);
            if (--m_jobs[sets] == 0)
                m_jobs.erase(sets);
        }
        ConfirmAt(m_tools.clock.Now() + kConfirmAfter);
        m_wake();
    });
}

void Scheduler::Claim(Timestamp now)
{
    const std::vector<Environment> environments = m_tools.connections.environments();
    while (!m_tools.stopping) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_publishing >= kMostPublications)
                return;
        }
        std::optional<store::Claim> claim = m_tools.store.queue.ClaimNext(
            now, environments, m_tools.lanes.Closed(now), m_tools.resume_spacing);
        if (!claim)
            return;
        m_tools.lanes.Enter(claim->pin.account_id);
        {
            const std::lock_guard lock(m_mutex);
            m_publishing++;
        }
        Start([this, claim = std::move(*claim)] {
            m_protocol.Publish(claim);
            m_tools.reached(steps::kSettled);
            m_tools.lanes.Leave(claim.pin.account_id);
            const std::lock_guard lock(m_mutex);
            m_publishing--;
        });
    }
}

void Scheduler::Look(Timestamp now)
{
    std::map<Place, std::vector<store::Publication>> due;
    for (store::Publication& publication : m_tools.store.lookups.FindDue(now))
        due[PlaceOf(publication)].push_back(std::move(publication));
    for (auto& [place, publications] : due) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_looking.size() >= static_cast<std::size_t>(kMostLooks))
                return;
            if (!m_looking.insert(place).second)
                continue;
        }
        Start([this, publications = std::move(publications)] {
            m_lookup.Look(publications);
            const std::lock_guard lock(m_mutex);
            m_looking.erase(PlaceOf(publications.front()));
        });
    }
}

void Scheduler::Upkeep(Timestamp now)
{
    bool tokens = false;
    bool confirm = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_upkeep)
            return;
        // A clock that was set back must not stop the rounds.
        tokens = !m_tokens_at || *m_tokens_at <= now || *m_tokens_at > now + kTokenRound;
        confirm = m_confirm_at && *m_confirm_at <= now;
        if (!tokens && !confirm)
            return;
        m_upkeep = true;
        if (tokens)
            m_tokens_at = now + kTokenRound;
        if (confirm)
            m_confirm_at.reset();
    }
    m_run([this, tokens, confirm, now] {
        if (tokens) {
            m_tools.media.partial().Sweep();
            CollectMedia(now);
            m_tools.connections.KeepFresh(now);
        }
        if (confirm || m_tools.store.read_backs.HasDue(now - kReadWait))
            ConfirmAt(m_read_backs.Round(now));
        {
            const std::lock_guard lock(m_mutex);
            m_upkeep = false;
        }
        m_wake();
    });
}

void Scheduler::CollectMedia(Timestamp now)
{
    if (m_collected_at && *m_collected_at <= now && now - *m_collected_at < kMediaRound)
        return;
    if (!m_collected_at)
        m_tools.media.Sweep([this] { return m_tools.stopping.load(); });
    m_collected_at = now;
    int steps = 0;
    while (!m_tools.stopping && m_tools.media.Collect(now) && ++steps < kMostMediaSteps) {
    }
}

void Scheduler::Foresee(Timestamp now)
{
    for (const std::string& account_id : m_tools.store.warnings.AccountsDue(now)) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_foreseeing.size() >= static_cast<std::size_t>(kMostForesights))
                return;
            if (!m_foreseeing.insert(account_id).second)
                continue;
        }
        m_run([this, account_id, now] {
            const bool more = m_early_warnings.Look(account_id, now);
            {
                const std::lock_guard lock(m_mutex);
                m_foreseeing.erase(account_id);
            }
            // A failed write waits for the next pass.
            if (more)
                m_wake();
        });
    }
}

void Scheduler::ConfirmAt(std::optional<Timestamp> when)
{
    if (!when)
        return;
    const std::lock_guard lock(m_mutex);
    m_confirm_at = std::min(m_confirm_at.value_or(*when), *when);
}

Timestamp Scheduler::NextPass(Timestamp now) const
{
    Timestamp next = now + kLongestSleep;
    if (const std::optional<Timestamp> due = m_tools.NextDue(now))
        next = std::min(next, *due > now ? *due : now + kShortestSleep);
    if (const std::optional<Timestamp> opening = m_tools.lanes.NextOpening(now))
        next = std::min(next, *opening);
    if (m_tools.pending_writes.Waiting() > 0)
        next = std::min(next, now + kShortestSleep);
    const std::lock_guard lock(m_mutex);
    if (m_confirm_at && !m_upkeep)
        next = std::min(next, std::max(*m_confirm_at, now + kShortestSleep));
    return next;
}

}  // namespace pinwright::publish
