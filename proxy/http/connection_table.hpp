// The open connections, one thread each, up to a cap. At the cap, a new connection is never refused:
// the table closes one that waits for its peer.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>

namespace pinwright::http {

/// What a connection is doing. The table closes connections in this order, so that the least is lost, and the
/// oldest first within a phase. It never closes one that is working.
enum class Phase { kIdle, kHead, kBody, kWriting, kWorking };

/// Threads: any number may call at once.
class ConnectionTable {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// One open connection. Its own thread changes it; the thread that makes room reads it.
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

    /// Waits until one more thread may start, and counts it. If there are too many, closes a connection that
    /// waits for its peer. False: the table is closing.
    bool Admit();
    /// Call it when an admitted thread has ended, or could not be started.
    void Leave();

    /// REQUIRES: the entry is removed before its socket is closed.
    void Add(Entry& entry);
    void Remove(Entry& entry);

    void SetPhase(Entry& entry, Phase phase);

    /// Closes every connection that waits for its peer, now or later.
    void Close();
    bool closing() const { return m_closing; }

    /// Waits until every admitted thread has left.
    void AwaitEmpty();

private:
    bool CloseOldestWaiting();

    const std::size_t m_cap;
    std::atomic<bool> m_closing{false};
    std::atomic<bool> m_wanted{false};  ///< Admit() waits for a connection that it can close.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::list<Entry*> m_entries;
    std::size_t m_running = 0;
    std::size_t m_ending = 0;  ///< How many of the running ones were closed to make room.
};

}  // namespace pinwright::http
