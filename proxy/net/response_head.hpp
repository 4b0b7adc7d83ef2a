// The head of an answer, judged line by line as it arrives: status line, header fields, interim
// answers and trailers. libcurl accepts heads that are truncated, of other protocols or without end;
// this refuses them. Knows nothing of sockets.
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
        kMalformed,  ///< This is not HTTP/1.0 or 1.1 as we understand it.
        kTooLarge,   ///< Over one of the limits above.
    };

    /// `line`: with its line end; the blank line too. After anything but kFine, the head is of no more use.
    Verdict Add(std::string_view line);

    /// Whether the status line of the final answer was seen.
    bool begun() const { return m_status >= 200; }
    /// Whether the final answer's head was seen to its blank line.
    bool complete() const { return m_complete; }
    /// Of the final answer. REQUIRES: begun().
    int status() const { return m_status; }
    /// The final answer's, in their order, without trailers.
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
