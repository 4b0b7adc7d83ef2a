// The framing of a chunked body as it is on the wire (RFC 9112 §7.1), watched while the HTTP library reads
// it: the library takes `0x2`, `+2` and `2zz` for sizes, which another server reads differently. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pinwright::http {

class ChunkFraming {
public:
    /// The next bytes of the body, in pieces of any size. False: they are not well-formed, and nothing that
    /// follows can be trusted. Sizes have at most eight hexadecimal digits; extensions and trailers at most
    /// 4 KB together.
    bool Accept(std::string_view bytes);

    /// The last chunk and the trailers are through: the next byte belongs to the next request.
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
    std::uint64_t m_left = 0;  ///< Of the present chunk.
    std::size_t m_digits = 0;  ///< Of the present size.
    std::size_t m_line = 0;    ///< Bytes of the present trailer line.
    std::size_t m_extra = 0;   ///< Bytes of extensions and trailers so far.
};

}  // namespace pinwright::http
