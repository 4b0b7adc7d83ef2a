// One call as it goes on, without the HTTP library: its socket, the request's body on its way out, the
// answer on its way in, and every bound that the other side must keep.
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
    /// The first bound that was passed, or rule that was broken.
    std::optional<Failure> failure() const { return m_failure; }
    /// Takes note of one; the first stays. Always false.
    bool Fail(Failure failure);

    // ---- The socket ----
    /// Several may be open until one of them is connected.
    void Opened(int socket);
    /// Whether any was opened: the name was found, then.
    bool opened() const { return m_opened; }
    /// Before `socket` is closed: an answer that waits on it, given before the other side ended the
    /// connection, is read now. `legible`: the bytes on the socket are HTTP, not TLS.
    void Closing(int socket, bool legible);
    /// Whether bytes wait that were not read yet: an early refusal, maybe.
    bool HasInput() const;
    /// Whether the system takes more bytes, so that all earlier ones were handed over.
    bool IsWritable() const;
    /// Ends the connection in both directions; whatever still waits on it returns at once.
    void Drop() const;
    /// Off the network, framing and TLS included; 0 where the system does not count.
    std::uint64_t ReceivedBytes() const;

    // ---- The bounds ----
    /// Whether the deadline and the bound on raw bytes (framing and TLS included) are kept. Otherwise
    /// the connection ends, and failure() says why. Cheap: called for each record of TLS, too.
    bool IsWithinBounds();

    // ---- What arrives ----
    /// A line of the head with its line end, or of trailers. False: the call must end, see failure().
    bool AddHeadLine(std::string_view line);
    /// A piece of the answer's body. False: it is over its limit.
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
