// One browser connection: its socket, the bytes that were read ahead, and its deadlines. A peer may be slow,
// but a whole head and a whole body each have a deadline. Checks the framing of heads and chunked bodies
// before the HTTP library reads them, and answers malformed ones itself.
#pragma once

#include <sys/types.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/http/chunk_framing.hpp"
#include "proxy/http/connection_table.hpp"
#include "proxy/http/request_and_response.hpp"
#include "proxy/http/request_head.hpp"

namespace pinwright::http {

struct Limits {
    std::size_t connections = 512;
    std::chrono::milliseconds idle{60'000};   ///< Between requests, and before the first.
    std::chrono::milliseconds head{10'000};   ///< For a whole head, from its first byte.
    std::chrono::milliseconds body{60'000};   ///< For a whole body, plus its announced length at `slowest`.
    std::uint64_t slowest = 32 * 1024;        ///< Minimum rate of a large body, in bytes per second.
    std::chrono::milliseconds write{15'000};  ///< Until the peer accepts at least one byte.
    std::size_t requests = 10'000;            ///< On one connection.
};

class Connection {
public:
    /// Takes ownership of the socket. REQUIRES: its receive timeout is `limits.idle`.
    Connection(int socket, const Limits& limits, ConnectionTable& table);
    /// Closes the socket, after giving the peer a moment to read the last answer.
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Waits for the first byte of a request. False: the connection has ended, is idle for too long, or must
    /// close.
    bool AwaitRequest();

    /// Reads a whole head within its deadline. Null: there is none, or it was refused and answered (400, 408,
    /// 414, 431). The views are valid until BeginBody; until then, Read returns the canonical head. REQUIRES:
    /// AwaitRequest returned true.
    const RequestHead* ReadHead();

    /// Call it when the library has read the head: Read then returns the body that the head announces.
    void BeginBody();

    /// Returns the number of bytes read; 0 at the end; -1 if nothing more can be read: the connection is
    /// broken, a deadline has passed (answered with 408), a chunked body is malformed (answered with 400), or
    /// an answer has closed it.
    ssize_t Read(char* to, std::size_t size);
    ssize_t Write(const char* from, std::size_t size);

    bool HasReadAhead() const { return m_begin < m_end; }
    int socket() const { return m_socket; }

    /// Whether an answer has said so, or the connection can't be used any more.
    bool MustClose() const { return m_must_close; }

private:
    using Time = std::chrono::steady_clock::time_point;

    ssize_t Receive(char* to, std::size_t size);
    bool AwaitSocket(short events, Time deadline, Phase phase);
    bool FillBuffer();
    ssize_t ReadBody(char* to, std::size_t size);
    void LookAtReply(const char* from, std::size_t size);
    /// Sends the answer and closes the connection.
    void Refuse(const Response& reply);
    void Linger();

    const int m_socket;
    const Limits& m_limits;
    ConnectionTable& m_table;
    ConnectionTable::Entry m_entry;

    Phase m_reading = Phase::kHead;
    Time m_deadline{};
    RequestHead m_head;
    std::string m_long_head;           ///< A head that arrived in several pieces.
    std::string m_canonical;           ///< What the library reads instead of the head.
    std::size_t m_canonical_read = 0;  ///< How much of it the library has read.
    std::optional<ChunkFraming> m_chunks;
    bool m_replied = false;
    bool m_must_close = false;
    bool m_ended = false;  ///< The peer will send nothing more, or is gone.

    std::array<char, 4096> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

}  // namespace pinwright::http
