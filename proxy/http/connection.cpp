#include "proxy/http/connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "proxy/http/refusals.hpp"

namespace pinwright::http {

namespace {

using std::chrono::steady_clock;

// For how long, and for how many bytes, a closing connection keeps reading. Otherwise a reset could destroy
// the last answer before the peer reads it (RFC 9112 §9.6).
constexpr auto kLingerTime = std::chrono::seconds{5};
constexpr std::size_t kLingerBytes = 64u << 20;

int MillisUntil(steady_clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now());
    return static_cast<int>(std::clamp<long long>(left.count(), 0, 3'600'000));
}

}  // namespace

Connection::Connection(int socket, const Limits& limits, ConnectionTable& table)
    : m_socket(socket), m_limits(limits), m_table(table), m_entry(socket)
{
    m_table.Add(m_entry);
}

Connection::~Connection()
{
    if (!m_ended && !m_table.closing())
        Linger();
    m_table.Remove(m_entry);
    ::close(m_socket);
}

bool Connection::AwaitRequest()
{
    if (m_must_close || m_ended || m_table.closing())
        return false;
    m_reading = Phase::kHead;
    m_replied = false;
    if (!HasReadAhead()) {
        // The socket's own receive timeout is the idle limit, which saves a call to poll().
        m_table.SetPhase(m_entry, Phase::kIdle);
        const ssize_t got = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
        m_table.SetPhase(m_entry, Phase::kWorking);
        if (got <= 0) {
            m_ended = true;
            return false;
        }
        m_begin = 0;
        m_end = static_cast<std::size_t>(got);
    }
    m_deadline = steady_clock::now() + m_limits.head;
    return true;
}

const RequestHead* Connection::ReadHead()
{
    m_long_head.clear();
    HeadScan scan;
    for (;;) {
        const std::string_view piece(m_buffer.data() + m_begin, m_end - m_begin);
        const std::size_t before = m_long_head.size();
        // Nearly every head arrives in one piece, and is parsed in place, without a copy.
        if (before > 0)
            m_long_head += piece;
        const std::string_view text = before > 0 ? std::string_view(m_long_head) : piece;
        const HeadScan::Progress progress = scan.Continue(text);
        if (progress == HeadScan::Progress::kMalformed) {
            Refuse(ReplyTo({400, "The request is not well-formed HTTP.", false}, text));
            return nullptr;
        }
        if (progress == HeadScan::Progress::kComplete) {
            m_begin += scan.size() - before;
            const std::string_view whole = text.substr(0, scan.size());
            if (const std::optional<HeadRefusal> refusal = ParseHead(whole, m_head)) {
                Refuse(ReplyTo(*refusal, whole));
                return nullptr;
            }
            m_canonical = CanonicalHead(m_head);
            m_canonical_read = 0;
            return &m_head;
        }
        if (text.size() > kHeadLimit) {
            Refuse(ReplyTo(RefusalOfEndless(text), text));
            return nullptr;
        }
        if (before == 0)
            m_long_head = piece;
        m_begin = m_end = 0;
        if (!FillBuffer()) {
            if (!m_must_close)
                Refuse(ReplyTo({400, "The head of the request is incomplete.", false}, m_long_head));
            return nullptr;
        }
    }
}

void Connection::BeginBody()
{
    m_reading = Phase::kBody;
    std::string().swap(m_long_head);
    m_chunks.reset();
    if (m_head.chunked)
        m_chunks.emplace();
    // Capped at a day, which makes no difference and keeps the sum in range.
    const std::uint64_t allowance =
        std::min<std::uint64_t>(m_head.content_length.value_or(0) / m_limits.slowest, 86'400);
    m_deadline = steady_clock::now() + m_limits.body + std::chrono::seconds{allowance};
}

ssize_t Connection::Read(char* to, std::size_t size)
{
    if (m_reading == Phase::kHead) {
        const std::size_t count = std::min(size, m_canonical.size() - m_canonical_read);
        std::memcpy(to, m_canonical.data() + m_canonical_read, count);
        m_canonical_read += count;
        return static_cast<ssize_t>(count);
    }
    if (m_must_close)
        return -1;
    const ssize_t got = ReadBody(to, size);
    if (got > 0 && m_chunks && !m_chunks->Accept({to, static_cast<std::size_t>(got)})) {
        Refuse(ReplyTo({400, "The chunks of the body are not well-formed.", false}, {}));
        return -1;
    }
    return got;
}

/// Reads into the buffer, which must be empty. False: at the end, broken, or past the deadline.
bool Connection::FillBuffer()
{
    const ssize_t got = Receive(m_buffer.data(), m_buffer.size());
    if (got <= 0)
        return false;
    m_begin = 0;
    m_end = static_cast<std::size_t>(got);
    return true;
}

ssize_t Connection::ReadBody(char* to, std::size_t size)
{
    if (!HasReadAhead()) {
        if (size >= m_buffer.size())
            return Receive(to, size);
        if (!FillBuffer())
            return m_must_close ? -1 : 0;
    }
    const std::size_t count = std::min(size, m_end - m_begin);
    std::memcpy(to, m_buffer.data() + m_begin, count);
    m_begin += count;
    return static_cast<ssize_t>(count);
}

ssize_t Connection::Receive(char* to, std::size_t size)
{
    if (m_ended)
        return 0;
    for (;;) {
        const ssize_t got = ::recv(m_socket, to, size, MSG_DONTWAIT);
        if (got > 0)
            return got;
        if (got == 0) {
            m_ended = true;
            return 0;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            m_ended = true;
            m_must_close = true;
            return -1;
        }
        if (!AwaitSocket(POLLIN, m_deadline, m_reading)) {
            Refuse(ReplyToSlow(m_long_head));
            return -1;
        }
    }
}

ssize_t Connection::Write(const char* from, std::size_t size)
{
    if (!m_replied)
        LookAtReply(from, size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t sent = ::send(m_socket, from + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) {
            done += static_cast<std::size_t>(sent);
            continue;
        }
        if (errno == EINTR)
            continue;
        const bool full = errno == EAGAIN || errno == EWOULDBLOCK;
        if (!full || !AwaitSocket(POLLOUT, steady_clock::now() + m_limits.write, Phase::kWriting)) {
            m_ended = true;
            m_must_close = true;
            return -1;
        }
    }
    return static_cast<ssize_t>(size);
}

bool Connection::AwaitSocket(short events, Time deadline, Phase phase)
{
    m_table.SetPhase(m_entry, phase);
    pollfd wanted{m_socket, events, 0};
    int ready = 0;
    do {
        ready = ::poll(&wanted, 1, MillisUntil(deadline));
    } while (ready < 0 && errno == EINTR);
    m_table.SetPhase(m_entry, Phase::kWorking);
    return ready > 0;
}

/// Some answers of the library say "Connection: close", but it continues to read. Then we close it ourselves.
void Connection::LookAtReply(const char* from, std::size_t size)
{
    const std::string_view text(from, size);
    if (!text.starts_with("HTTP/1.1 ") || text.substr(9, 1) == "1")
        return;
    m_replied = true;
    const std::string_view head = text.substr(0, text.find("\r\n\r\n"));
    m_must_close = m_must_close || head.find("\r\nConnection: close") != std::string_view::npos;
}

void Connection::Refuse(const Response& reply)
{
    if (!m_replied) {
        const std::string text = WholeReply(reply);
        Write(text.data(), text.size());
    }
    m_must_close = true;
    // Anything written after this belongs to an answer that the peer must not read.
    ::shutdown(m_socket, SHUT_WR);
}

void Connection::Linger()
{
    ::shutdown(m_socket, SHUT_WR);
    const Time deadline = steady_clock::now() + kLingerTime;
    std::size_t taken = 0;
    while (taken < kLingerBytes && AwaitSocket(POLLIN, deadline, Phase::kIdle)) {
        const ssize_t got = ::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
            return;
        taken += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

}  // namespace pinwright::http
