// The connections that are open, and the room for more: a thread each up to a cap. Beyond it the
// one that has waited longest for its peer is closed; a new one is never refused.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>

namespace pinwright::http {

/// What a connection is doing; those that wait for their peer may be closed, least loss first.
enum class Phase { kIdle, kHead, kBody, kWriting, kWorking };

/// Threads: any number may call at once.
class ConnectionTable {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// One open connection. Changed by its own thread, read by the one that makes room.
    class Entry {
    public:
        explicit Entry(int socket) : m_socket(socket) {}

    private:
        friend class ConnectionTable;
        const int m_socket;
        std::atomic<Phase> m_phase{Phase::kWorking};
        std::atomic<Time> m_since{Time{}};
        bool m_closed = false;  ///< Guarded by the table's mutex.
    };

    explicit ConnectionTable(std::size_t cap) : m_cap(cap) {}

    /// Waits until one more thread may be started, closing the oldest waiting connection where there are
    /// too many; counts the new one. False: the table is closing.
    bool Admit();
    /// The thread that was admitted has ended (or could not be started).
    void Leave();

    /// REQUIRES: removed again before its socket is closed.
    void Add(Entry& entry);
    void Remove(Entry& entry);

    void SetPhase(Entry& entry, Phase phase);

    /// Ends the waiting for a peer everywhere, from now on: connections close as soon as they wait.
    void Close();
    bool closing() const { return m_closing; }

    /// Waits until every admitted thread has left.
    void AwaitEmpty();

private:
    bool CloseOldestWaiting();

    const std::size_t m_cap;
    std::atomic<bool> m_closing{false};
    std::atomic<bool> m_wanted{false};  ///< Someone waits for a connection that may be closed.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::list<Entry*> m_entries;
    std::size_t m_running = 0;
    std::size_t m_ending = 0;  ///< Of those running, how many were closed to make room.
};

}  // namespace pinwright::http
