// Checks the head of an answer line by line as it arrives: status line, header fields, interim answers and
// trailers. libcurl accepts heads that are truncated, endless or of other protocols; this refuses them. Knows
// nothing about sockets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "proxy/net/transport.hpp"

namespace pinwright::net {

class ResponseHead {
public:
    /// The longest status line, and the longest header field with its name.
    static constexpr std::size_t kLineLimit = 16 * 1024;
    /// All lines of a call together, interim answers and trailers included.
    static constexpr std::size_t kTotalLimit = 64 * 1024;
    /// Header fields of a call: each costs a few allocations, however short it is. Pinterest sends 30.
    static constexpr int kFieldLimit = 256;
    /// Answers with a status of 1xx before the real one. A server sends one or two.
    static constexpr int kInterimLimit = 16;

    enum class Verdict {
        kFine,
        kMalformed,  ///< Not valid HTTP/1.0 or 1.1.
        kTooLarge,   ///< Over one of the limits above.
    };

    /// Adds a line with its line end, including the blank line. After anything but kFine, don't use the head
    /// any more.
    Verdict Add(std::string_view line);

    /// Whether the status line of the final answer has arrived.
    bool begun() const { return m_status >= 200; }
    /// Whether the final answer's head is complete, including its blank line.
    bool complete() const { return m_complete; }
    /// The status of the final answer. REQUIRES: begun().
    int status() const { return m_status; }
    /// The headers of the final answer, in order, without trailers.
    Headers& headers() { return m_headers; }

private:
    Verdict AddStatusLine(std::string_view line);
    Verdict AddField(std::string_view line);
    Verdict AddBlankLine();

private:
    bool m_in_fields = false;
    bool m_complete = false;
    int m_status = 0;
    int m_interim = 0;
    int m_fields = 0;
    std::size_t m_total = 0;
    std::optional<std::int64_t> m_content_length;
    Headers m_headers;
};

}  // namespace pinwright::net
