// The state of one running call, without the HTTP library: its socket, the request's body on its way out, the
// answer on its way in, and every limit that the other side must keep.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/net/fenced_body.hpp"
#include "proxy/net/response_head.hpp"
#include "proxy/net/transport.hpp"

namespace pinwright::net {

/// Used by one thread, for one request, once. The request must outlive it.
class Exchange {
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    Exchange(const Request& request, SteadyTime deadline);

    FencedBody& body() { return m_body; }
    const FencedBody& body() const { return m_body; }
    bool has_body() const { return m_body.length() > 0; }
    ResponseHead& head() { return m_head; }
    std::string& answer() { return m_answer; }
    /// The first limit that was exceeded, or rule that was broken.
    std::optional<Failure> failure() const { return m_failure; }
    /// Records a failure; the first one is kept. Always returns false.
    bool Fail(Failure failure);

    // ---- The socket ----
    /// Reports a new socket. Several may be open until one of them is connected.
    void Opened(int socket);
    /// Whether any socket was opened, which means that the name was found.
    bool opened() const { return m_opened; }
    /// Call it before `socket` is closed: it reads an answer that arrived before the other side closed the
    /// connection. `legible`: the bytes on the socket are HTTP, not TLS.
    void Closing(int socket, bool legible);
    /// Whether there are unread bytes, perhaps an early refusal.
    bool HasInput() const;
    /// Whether the system accepts more bytes, which means that all earlier ones were passed on.
    bool IsWritable() const;
    /// Closes the connection in both directions; all waiting calls on it return at once.
    void Drop() const;
    /// Bytes received from the network, including framing and TLS; 0 if the system doesn't count them.
    std::uint64_t ReceivedBytes() const;

    // ---- The bounds ----
    /// Whether the deadline and the limit on raw bytes (including framing and TLS) are kept. Otherwise closes
    /// the connection, and failure() says why. Cheap, because it is called even for each TLS record.
    bool IsWithinBounds();

    // ---- What arrives ----
    /// Adds a line of the head or of the trailers, with its line end. False: the call must end, see
    /// failure().
    bool AddHeadLine(std::string_view line);
    /// Adds a piece of the answer's body. False: it is over its limit.
    bool AddAnswer(std::string_view bytes);

private:
    bool CheckHead();
    void ReadRest(int socket);

private:
    const Request& m_request;
    SteadyTime m_deadline;
    TextBody m_text;
    FencedBody m_body;
    ResponseHead m_head;
    std::string m_answer;
    std::optional<Failure> m_failure;
    std::vector<int> m_sockets;
    bool m_opened = false;
};

}  // namespace pinwright::net
