// Limits the calls to Pinterest that pages wait for: some run at the same time, more wait in a queue, and the
// rest are told to retry. So a slow Pinterest never takes up all connections. Publishing has its own threads
// and doesn't use this.
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
        std::size_t waiting = 256;  ///< In addition to those; any more are refused immediately.
        std::chrono::milliseconds patience{20'000};

        /// The default limits, or smaller ones, so that some of `connections` stay free for requests that
        /// don't need Pinterest. All 256 can wait if there are 304 connections or more.
        static Limits Within(std::size_t connections);
    };

    /// An admitted request, until it is answered: one of `at_once + waiting`. Used by one thread at a time.
    /// REQUIRES: the PageCalls outlives it.
    class Place {
    public:
        Place(Place&& other) noexcept;
        Place& operator=(Place&&) = delete;
        ~Place();

        /// Waits for a turn to call Pinterest, in the order of admission, and keeps the turn until the end.
        /// False: the request has waited too long since its admission, or the server stops.
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

    /// Admits a request. Nothing: all places are taken, or the server stops.
    std::optional<Place> Admit();

    /// Admits no more requests and gives no more turns. Requests that have a turn keep it.
    void Close();

    struct Count {
        std::size_t running = 0;  ///< Requests that have a turn.
        std::size_t waiting = 0;  ///< Requests that wait for a turn.
        std::size_t sharing = 0;  ///< Requests that share another's call, or are about to wait for a turn.
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
