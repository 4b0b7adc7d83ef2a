#include "proxy/net/exchange.hpp"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

namespace pinwright::net {

namespace {

// How many bytes may arrive in addition to the answer itself, counted on the socket: heads, the TLS
// handshake, the framing of records and chunks. A server that sends tiny chunks needs as much for them as for
// the answer.
constexpr std::uint64_t kOverhead = 1u << 20;

bool IsReady(const std::vector<int>& sockets, short events)
{
    return std::any_of(sockets.begin(), sockets.end(), [&](int socket) {
        pollfd one{socket, events, 0};
        return ::poll(&one, 1, 0) > 0 && (one.revents & events) != 0;
    });
}

}  // namespace

Exchange::Exchange(const Request& request, SteadyTime deadline)
    : m_request(request),
      m_deadline(deadline),
      m_text(request.body),
      m_body(request.source ? *request.source : m_text, request.fence, deadline)
{
}

bool Exchange::Fail(Failure failure)
{
    if (!m_failure)
        m_failure = failure;
    return false;
}

void Exchange::Opened(int socket)
{
    m_sockets.push_back(socket);
    m_opened = true;
}

void Exchange::Closing(int socket, bool legible)
{
    if (std::erase(m_sockets, socket) > 0 && legible && !m_failure && !m_head.complete())
        ReadRest(socket);
}

// If an answer comes before the whole body was sent and the connection is reset, libcurl drops what it has
// not read. The head is enough, so the answer's body is left out.
void Exchange::ReadRest(int socket)
{
    std::string rest;
    char buffer[4096];
    while (rest.size() <= ResponseHead::kTotalLimit) {
        const ssize_t got = ::recv(socket, buffer, sizeof buffer, MSG_DONTWAIT);
        if (got <= 0)
            break;
        rest.append(buffer, static_cast<std::size_t>(got));
    }
    for (std::string_view left = rest; !left.empty() && !m_head.complete();) {
        const std::size_t end = std::min(left.find('\n'), left.size() - 1) + 1;
        if (!AddHeadLine(left.substr(0, end)))
            return;
        left.remove_prefix(end);
    }
}

bool Exchange::HasInput() const
{
    return IsReady(m_sockets, POLLIN);
}

bool Exchange::IsWritable() const
{
    return IsReady(m_sockets, POLLOUT);
}

void Exchange::Drop() const
{
    for (const int socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
}

std::uint64_t Exchange::ReceivedBytes() const
{
    std::uint64_t received = 0;
    for (const int socket : m_sockets) {
        tcp_info info{};
        socklen_t size = sizeof info;
        if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0)
            received += info.tcpi_bytes_received;
    }
    return received;
}

bool Exchange::IsWithinBounds()
{
    if (!m_failure && std::chrono::steady_clock::now() >= m_deadline)
        Fail(Failure::kTimeout);
    if (!m_failure && ReceivedBytes() > 2 * std::uint64_t{m_request.answer_limit} + kOverhead)
        Fail(Failure::kTooLarge);
    if (m_failure)
        Drop();
    return !m_failure;
}

bool Exchange::AddHeadLine(std::string_view line)
{
    // At the end of a call, libcurl passes on an incomplete line. It was late then, not malformed.
    if (!IsWithinBounds())
        return false;
    switch (m_head.Add(line)) {
        case ResponseHead::Verdict::kFine:
            return !m_head.complete() || CheckHead();
        case ResponseHead::Verdict::kMalformed:
            return Fail(Failure::kCut);
        case ResponseHead::Verdict::kTooLarge:
            return Fail(Failure::kTooLarge);
    }
    return false;
}

bool Exchange::CheckHead()
{
    // Success without the whole request: a caller that believed it would never send the rest.
    const bool early = has_body() && m_body.state() != FencedBody::State::kDone;
    return !early || m_head.status() >= 400 || Fail(Failure::kCut);
}

bool Exchange::AddAnswer(std::string_view bytes)
{
    if (bytes.size() > m_request.answer_limit - m_answer.size())
        return Fail(Failure::kTooLarge);
    m_answer.append(bytes);
    return IsWithinBounds();
}

}  // namespace pinwright::net
