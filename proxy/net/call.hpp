// One call's connection, as far as it must be known outside the HTTP library: which socket it is,
// so that it can be ended from within a callback, and what happened on it.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "proxy/net/fenced_body.hpp"
#include "proxy/net/transport.hpp"

namespace pinwright::net {

/// Used by one thread, for one request, once. The request must outlive it.
class Call {
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    Call(const Request& request, SteadyTime deadline);

    const FencedBody& body() const { return m_body; }
    bool has_body() const { return m_body.length() > 0; }
    std::string& answer() { return m_answer; }
    bool too_large() const { return m_too_large; }
    SteadyTime last_activity() const { return m_last_activity; }

    void Opened(int socket);

    /// The library repeats a request when the other side closed a TLS connection early. The first time may
    /// have been seen, so there is no second.
    bool MayWriteHead() { return ++m_heads == 1; }

    /// The body's next piece. False: the connection is to end.
    bool Feed(const FencedBody::Write& write);

    /// A piece of the answer. False: it is over its limit.
    bool Receive(const char* bytes, std::size_t count);

    /// The answer is here. Closing TLS politely would wait for the other side's goodbye, so that is not
    /// heard.
    void Answered();

    /// Something failed; whatever still waits on the connection returns at once.
    void Failed();

private:
    BodySource& Source();
    void Touch() { m_last_activity = std::chrono::steady_clock::now(); }
    void Drop();

private:
    const Request& m_request;
    TextBody m_text;
    FencedBody m_body;
    int m_socket = -1;
    int m_heads = 0;
    std::string m_answer;
    bool m_too_large = false;
    SteadyTime m_last_activity;
};

}  // namespace pinwright::net
