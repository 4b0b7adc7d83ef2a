// The calls to Pinterest that somebody at a page waits for: some at once, more in a queue, and the rest
// told to come back, so that a slow Pinterest never takes all connections. Publishing has threads of its own
// and never comes here.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>

namespace pinwright::http {

/// Threads: any number may call at once.
class PageCalls {
public:
    struct Limits {
        std::size_t at_once = 16;
        std::size_t waiting = 256;  ///< Besides those; more are refused at once.
        std::chrono::milliseconds patience{20'000};

        /// At most these, and so few that of this many connections some are left for requests that don't
        /// need Pinterest. All 256 wait from 304 connections on.
        static Limits Within(std::size_t connections);
    };

    /// A request that was let in, from then until it is answered: one of `at_once + waiting`. Used by one
    /// thread at a time. REQUIRES: the PageCalls outlives it.
    class Place {
    public:
        Place(Place&& other) noexcept;
        Place& operator=(Place&&) = delete;
        ~Place();

        /// Waits for a turn to call Pinterest, in the order in which the requests were let in, and keeps it
        /// until the end. False: none came within the patience since then, or the server stops.
        bool AwaitTurn();

    private:
        friend class PageCalls;
        Place(PageCalls& calls, std::uint64_t ticket);

        PageCalls* m_calls;
        std::uint64_t m_ticket;
        std::chrono::steady_clock::time_point m_deadline;
        bool m_has_turn = false;
    };

    PageCalls() : PageCalls(Limits()) {}
    explicit PageCalls(const Limits& limits) : m_limits(limits) {}

    /// Nothing: all places are taken, or the server stops.
    std::optional<Place> Admit();

    /// Nobody is let in and nobody gets a turn from now on. Those that have one keep it.
    void Close();

    struct Count {
        std::size_t running = 0;  ///< Have a turn.
        std::size_t waiting = 0;  ///< Wait for one.
        std::size_t sharing = 0;  ///< Wait for what another one runs, or are about to wait for a turn.
    };
    Count count() const;

private:
    const Limits m_limits;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_next_ticket = 0;
    std::set<std::uint64_t> m_queue;  ///< The tickets that wait for a turn.
    std::size_t m_places = 0;
    std::size_t m_running = 0;
    bool m_closed = false;
};

}  // namespace pinwright::http
