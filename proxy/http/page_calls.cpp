#include "proxy/http/page_calls.hpp"

#include <algorithm>
#include <utility>

namespace pinwright::http {

namespace {

constexpr std::size_t kOtherConnections = 32;

}  // namespace

PageCalls::Limits PageCalls::Limits::Within(std::size_t connections)
{
    Limits limits;
    limits.at_once = std::min(limits.at_once, std::max<std::size_t>(connections / 2, 1));
    const std::size_t kept = limits.at_once + kOtherConnections;
    limits.waiting = std::min(limits.waiting, connections > kept ? connections - kept : 0);
    return limits;
}

PageCalls::Place::Place(PageCalls& calls, std::uint64_t ticket)
    : m_calls(&calls),
      m_ticket(ticket),
      m_deadline(std::chrono::steady_clock::now() + calls.m_limits.patience)
{
}

PageCalls::Place::Place(Place&& other) noexcept
    : m_calls(std::exchange(other.m_calls, nullptr)),
      m_ticket(other.m_ticket),
      m_deadline(other.m_deadline),
      m_has_turn(std::exchange(other.m_has_turn, false))
{
}

PageCalls::Place::~Place()
{
    if (m_calls == nullptr)
        return;
    const std::lock_guard lock(m_calls->m_mutex);
    --m_calls->m_places;
    if (!m_has_turn)
        return;
    --m_calls->m_running;
    m_calls->m_changed.notify_all();
}

bool PageCalls::Place::AwaitTurn()
{
    if (m_has_turn)
        return true;
    PageCalls& calls = *m_calls;
    std::unique_lock lock(calls.m_mutex);
    const auto own = calls.m_queue.insert(m_ticket).first;
    calls.m_changed.wait_until(lock, m_deadline, [&] {
        return calls.m_closed || (calls.m_running < calls.m_limits.at_once && own == calls.m_queue.begin());
    });
    m_has_turn = !calls.m_closed && calls.m_running < calls.m_limits.at_once && own == calls.m_queue.begin();
    calls.m_queue.erase(own);
    calls.m_running += m_has_turn ? 1 : 0;
    // The next request in the queue may have its turn now.
    calls.m_changed.notify_all();
    return m_has_turn;
}

std::optional<PageCalls::Place> PageCalls::Admit()
{
    const std::lock_guard lock(m_mutex);
    if (m_closed || m_places >= m_limits.at_once + m_limits.waiting)
        return std::nullopt;
    ++m_places;
    return Place(*this, m_next_ticket++);
}

void PageCalls::Close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

PageCalls::Count PageCalls::count() const
{
    const std::lock_guard lock(m_mutex);
    return {m_running, m_queue.size(), m_places - m_running - m_queue.size()};
}

}  // namespace pinwright::http
