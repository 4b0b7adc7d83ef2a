// Answers identical requests at the same time with one run. The first caller runs it. The others get the same
// items one by one, and meanwhile hold a place but no turn.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "proxy/http/page_calls.hpp"

namespace pinwright::http {

/// Runs that produce items of type T, a copy for each caller. Threads: any number may call at once.
template <typename T>
class SharedRuns {
    struct State;

public:
    /// Passes on one item. False: no more items are needed.
    using Take = std::function<bool(const T&)>;
    /// Produces the items. It may stop once `Take` returns false.
    using Lead = std::function<void(const Take&)>;

    /// One caller among others with the same request. REQUIRES: the runs and its place outlive it.
    class Seat {
    public:
        Seat(Seat&& other) noexcept = default;
        Seat& operator=(Seat&& other) noexcept
        {
            Leave();
            m_runs = other.m_runs;
            m_key = std::move(other.m_key);
            m_state = std::move(other.m_state);
            m_leads = other.m_leads;
            return *this;
        }
        ~Seat() { Leave(); }

        bool leads() const { return m_leads; }

        /// Produces the items, or waits for another caller to produce them. If that caller stops early, this
        /// one takes over. False: some items are missing, because no turn came or `take` returned false.
        bool Run(PageCalls::Place& place, const Lead& lead, const Take& take)
        {
            std::size_t taken = 0;
            while (!m_leads) {
                while (const std::optional<T> item = m_state->Item(taken)) {
                    ++taken;
                    if (!take(*item))
                        return false;
                }
                if (m_state->complete())
                    return true;
                std::optional<Seat> next = m_runs->Find(m_key, place);
                if (!next)
                    return false;
                *this = std::move(*next);
            }
            std::size_t made = 0;
            bool heard = true;
            bool whole = true;
            lead([&](const T& item) {
                m_state->Add(item);
                // Items from an interrupted run are not passed on twice.
                if (heard && made++ >= taken)
                    heard = take(item);
                return whole = heard || m_state.use_count() > 2;
            });
            m_runs->End(m_key, *m_state, whole ? Phase::kComplete : Phase::kBrokenOff);
            return heard && whole;
        }

    private:
        friend class SharedRuns;
        Seat(SharedRuns& runs, std::string key, std::shared_ptr<State> state, bool leads)
            : m_runs(&runs), m_key(std::move(key)), m_state(std::move(state)), m_leads(leads)
        {
        }

        void Leave()
        {
            if (m_state && m_leads)
                m_runs->End(m_key, *m_state, Phase::kBrokenOff);
            m_state.reset();
        }

        SharedRuns* m_runs;
        std::string m_key;
        std::shared_ptr<State> m_state;
        bool m_leads;
    };

    /// A seat for running (with a turn) or for listening to a run that has begun. Nothing: no turn came in
    /// time.
    std::optional<Seat> Find(const std::string& key, PageCalls::Place& place)
    {
        for (;;) {
            bool leads = false;
            std::shared_ptr<State> state;
            {
                const std::lock_guard lock(m_mutex);
                std::shared_ptr<State>& known = m_states[key];
                leads = !known;
                if (leads)
                    known = std::make_shared<State>();
                state = known;
            }
            Seat seat(*this, key, std::move(state), leads);
            if (leads) {
                if (!place.AwaitTurn())
                    return std::nullopt;
                seat.m_state->Begin();
                return seat;
            }
            if (seat.m_state->AwaitBegin())
                return seat;
            // The previous caller gave up, so it is this caller's turn to wait.
        }
    }

private:
    enum class Phase { kQueued, kRunning, kComplete, kBrokenOff };

    struct State {
        void Begin() { Set(Phase::kRunning); }

        void Set(Phase to)
        {
            const std::lock_guard lock(mutex);
            phase = to;
            changed.notify_all();
        }

        void Add(const T& item)
        {
            const std::lock_guard lock(mutex);
            items.push_back(item);
            changed.notify_all();
        }

        /// False: the run stopped before it produced anything.
        bool AwaitBegin()
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return phase != Phase::kQueued; });
            return phase != Phase::kBrokenOff;
        }

        /// Waits for the item at `index`. Nothing: there is no more.
        std::optional<T> Item(std::size_t index)
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return index < items.size() || phase > Phase::kRunning; });
            return index < items.size() ? std::optional<T>(items[index]) : std::nullopt;
        }

        bool complete()
        {
            const std::lock_guard lock(mutex);
            return phase == Phase::kComplete;
        }

        std::mutex mutex;
        std::condition_variable changed;
        std::vector<T> items;
        Phase phase = Phase::kQueued;
    };

    /// Ends a run, so that a later request starts another one. Does nothing if the run has already ended.
    void End(const std::string& key, State& state, Phase phase)
    {
        {
            const std::lock_guard lock(m_mutex);
            const auto found = m_states.find(key);
            if (found == m_states.end() || found->second.get() != &state)
                return;
            m_states.erase(found);
        }
        state.Set(phase);
    }

    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<State>> m_states;
};

}  // namespace pinwright::http
