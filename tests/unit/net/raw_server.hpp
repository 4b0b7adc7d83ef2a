// A server of bare sockets on 127.0.0.1, scripted by a function. Lets a test see single bytes or break rules
// on purpose, which no HTTP library would allow.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace pinwright::net::testing {

/// One accepted connection.
class Peer {
public:
    explicit Peer(int socket) : m_socket(socket) {}
    ~Peer() { ::close(m_socket); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// Reads until `text` ends with the blank line of a head; false: the connection ended earlier.
    bool ReadHead()
    {
        while (m_received.find("\r\n\r\n") == std::string::npos)
            if (!ReadSome())
                return false;
        return true;
    }

    /// Reads until `bytes` of the body are here; false: the connection ended earlier.
    bool ReadBody(std::size_t bytes)
    {
        while (BodyReceived() < bytes)
            if (!ReadSome())
                return false;
        return true;
    }

    /// Reads until the other side closes.
    void ReadAll()
    {
        while (ReadSome()) {
        }
    }

    /// Reads and discards until the other side closes; returns how many bytes came.
    std::uint64_t Drain()
    {
        static thread_local char buffer[64 * 1024];
        std::uint64_t count = 0;
        for (;;) {
            const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
            if (got <= 0)
                return count;
            count += static_cast<std::uint64_t>(got);
        }
    }

    /// Whether unread bytes are waiting. Loopback delivers before send() returns.
    bool HasMore() const
    {
        char byte = 0;
        return ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
    }

    /// False: the other side is gone.
    bool Write(std::string_view text) const
    {
        while (!text.empty()) {
            const ssize_t sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno != EAGAIN)
                return false;
            text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
            // A connection whose other side closed it with a full window takes a minute to break.
            pollfd one{m_socket, POLLOUT | POLLRDHUP, 0};
            if (sent < 0 && (::poll(&one, 1, -1) < 0 || (one.revents & (POLLRDHUP | POLLERR | POLLHUP)) != 0))
                return false;
        }
        return true;
    }

    /// Repeats the text until the other side is gone.
    void WriteEndlessly(std::string_view text) const
    {
        std::string many;
        while (many.size() < 16 * 1024)
            many += text;
        while (Write(many)) {
        }
    }

    /// Sends byte by byte with a pause between them, until the other side is gone.
    void Drip(std::string_view text) const
    {
        for (std::size_t at = 0; !GoneWithin(1) && Write(text.substr(at, 1));)
            at = (at + 1) % text.size();
    }

    /// Reads until exactly this much of the request was read, including its head. False: it ended before
    /// that.
    bool ReadExactly(std::uint64_t bytes)
    {
        char buffer[64 * 1024];
        while (m_read < bytes) {
            const auto most =
                static_cast<std::size_t>(std::min<std::uint64_t>(sizeof buffer, bytes - m_read));
            const ssize_t got = ::recv(m_socket, buffer, most, 0);
            if (got <= 0)
                return false;
            m_read += static_cast<std::uint64_t>(got);
        }
        return true;
    }

    /// Ends the connection with a reset instead of a normal close.
    void ResetAtEnd() const
    {
        const linger at_once{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }

    int socket() const { return m_socket; }

    /// Waits a moment for the other side to close; returns whether it did.
    bool GoneWithin(int milliseconds) const
    {
        pollfd one{m_socket, POLLIN | POLLRDHUP, 0};
        return ::poll(&one, 1, milliseconds) > 0;
    }

    /// Whether the other side has closed, even if some of its bytes are unread.
    bool IsGone() const
    {
        pollfd one{m_socket, POLLRDHUP, 0};
        return ::poll(&one, 1, 0) > 0;
    }

    const std::string& received() const { return m_received; }
    std::string Head() const { return m_received.substr(0, m_received.find("\r\n\r\n") + 4); }
    std::string Body() const { return m_received.substr(m_received.find("\r\n\r\n") + 4); }

private:
    std::size_t BodyReceived() const { return m_received.size() - m_received.find("\r\n\r\n") - 4; }

    bool ReadSome()
    {
        char buffer[4096];
        const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got <= 0)
            return false;
        m_received.append(buffer, static_cast<std::size_t>(got));
        return true;
    }

private:
    int m_socket;
    std::string m_received;
    std::uint64_t m_read = 0;
};

/// Serves one connection after another with `script` until it is destroyed.
class RawServer {
public:
    explicit RawServer(std::function<void(Peer&)> script) : m_script(std::move(script))
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(m_listener, 16);
        socklen_t size = sizeof address;
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { Run(); });
    }

    ~RawServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    int port() const { return m_port; }
    int connections() const { return m_connections; }
    std::string Url(std::string_view path) const
    {
        return "http://127.0.0.1:" + std::to_string(m_port) + std::string(path);
    }

private:
    void Run()
    {
        for (;;) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            ++m_connections;
            Peer peer(socket);
            m_script(peer);
        }
    }

private:
    std::function<void(Peer&)> m_script;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<int> m_connections{0};
    std::thread m_thread;
};

}  // namespace pinwright::net::testing
