#include "proxy/net/call.hpp"

#include <sys/socket.h>

#include <algorithm>

namespace pinwright::net {

Call::Call(const Request& request, SteadyTime deadline)
    : m_request(request), m_text(request.body), m_body(Source(), request.fence, deadline)
{
    Touch();
}

BodySource& Call::Source()
{
    return m_request.source ? *m_request.source : m_text;
}

void Call::Opened(int socket)
{
    m_socket = socket;
    Touch();
}

bool Call::Feed(const FencedBody::Write& write)
{
    if (m_body.state() != FencedBody::State::kUnderWay)
        return false;
    const bool more = m_body.Feed(write);
    if (more)
        Touch();
    // After a body that was cut off the library would wait for an answer; only where the other side
    // broke the connection may there be one, a refusal that did not wait for the body.
    else if (m_body.state() != FencedBody::State::kWriteFailed)
        Drop();
    return more;
}

bool Call::Receive(const char* bytes, std::size_t count)
{
    Touch();
    if (count > m_request.answer_limit - std::min(m_answer.size(), m_request.answer_limit)) {
        m_too_large = true;
        return false;
    }
    m_answer.append(bytes, count);
    return true;
}

void Call::Answered()
{
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RD);
    m_socket = -1;
}

void Call::Drop()
{
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
    m_socket = -1;
}

void Call::Failed()
{
    // Before the head was begun the socket may be closed already, and its number another's.
    if (m_heads > 0)
        Drop();
    m_socket = -1;
}

}  // namespace pinwright::net
