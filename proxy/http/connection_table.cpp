#include "proxy/http/connection_table.hpp"

#include <sys/socket.h>

namespace pinwright::http {

bool ConnectionTable::Admit()
{
    std::unique_lock lock(m_mutex);
    while (!m_closing && m_running - m_ending >= m_cap) {
        // Set before the search: a connection that starts to wait after the search sees it and wakes us.
        m_wanted = true;
        if (!CloseOldestWaiting())
            m_changed.wait(lock);
    }
    m_wanted = false;
    if (m_closing)
        return false;
    ++m_running;
    return true;
}

void ConnectionTable::Leave()
{
    const std::lock_guard lock(m_mutex);
    --m_running;
    m_changed.notify_all();
}

void ConnectionTable::Add(Entry& entry)
{
    const std::lock_guard lock(m_mutex);
    m_entries.push_back(&entry);
}

void ConnectionTable::Remove(Entry& entry)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(&entry);
    if (entry.m_closed)
        --m_ending;
}

void ConnectionTable::SetPhase(Entry& entry, Phase phase)
{
    if (phase != Phase::kWorking)
        entry.m_since = std::chrono::steady_clock::now();
    entry.m_phase = phase;
    if (phase == Phase::kWorking)
        return;
    if (m_wanted) {
        const std::lock_guard lock(m_mutex);
        m_changed.notify_all();
    }
    // Close() can't see a connection that begins to wait at the same time.
    if (m_closing)
        ::shutdown(entry.m_socket, SHUT_RDWR);
}

bool ConnectionTable::CloseOldestWaiting()
{
    Entry* oldest = nullptr;
    for (Entry* const entry : m_entries) {
        if (entry->m_closed || entry->m_phase == Phase::kWorking)
            continue;
        if (oldest == nullptr || entry->m_phase.load() < oldest->m_phase.load() ||
            (entry->m_phase.load() == oldest->m_phase.load() &&
             entry->m_since.load() < oldest->m_since.load()))
            oldest = entry;
    }
    if (oldest == nullptr)
        return false;
    oldest->m_closed = true;
    ++m_ending;
    ::shutdown(oldest->m_socket, SHUT_RDWR);
    return true;
}

void ConnectionTable::Close()
{
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    for (Entry* const entry : m_entries) {
        if (entry->m_phase != Phase::kWorking)
            ::shutdown(entry->m_socket, SHUT_RDWR);
    }
    m_changed.notify_all();
}

void ConnectionTable::AwaitEmpty()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_running == 0; });
}

}  // namespace pinwright::http
