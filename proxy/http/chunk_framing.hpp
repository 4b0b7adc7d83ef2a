// Checks the framing of a chunked body as it is on the wire (RFC 9112 §7.1) while the HTTP library reads it.
// The library accepts `0x2`, `+2` and `2zz` as sizes, which another server reads differently. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pinwright::http {

class ChunkFraming {
public:
    /// Checks the next bytes of the body, in pieces of any size. False: they are malformed, and nothing after
    /// them can be trusted. A size can have up to eight hexadecimal digits; extensions and trailers together
    /// can have up to 4 KB.
    bool Accept(std::string_view bytes);

    /// Whether the last chunk and the trailers are complete: the next byte belongs to the next request.
    bool finished() const { return m_state == State::kFinished; }

private:
    enum class State {
        kSize,
        kExtension,
        kSizeEnd,
        kData,
        kDataCr,
        kDataLf,
        kTrailer,
        kTrailerEnd,
        kFinished
    };

    bool AcceptByte(char c);
    bool CountExtra();

    State m_state = State::kSize;
    std::uint64_t m_left = 0;  ///< Bytes left of the current chunk.
    std::size_t m_digits = 0;  ///< Digits of the current size.
    std::size_t m_line = 0;    ///< Bytes of the current trailer line.
    std::size_t m_extra = 0;   ///< Bytes of extensions and trailers so far.
};

}  // namespace pinwright::http
