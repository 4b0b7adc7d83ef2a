#include "proxy/http/chunk_framing.hpp"

#include <algorithm>

namespace pinwright::http {

namespace {

constexpr std::size_t kMostDigits = 8;
constexpr std::size_t kMostExtra = 4096;

/// The value of a hexadecimal digit, or -1.
int DigitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool IsText(char c)
{
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

}  // namespace

bool ChunkFraming::Accept(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_state == State::kData) {
            const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size()));
            m_left -= count;
            bytes.remove_prefix(count);
            if (m_left == 0)
                m_state = State::kDataCr;
            continue;
        }
        if (!AcceptByte(bytes.front()))
            return false;
        bytes.remove_prefix(1);
    }
    return true;
}

bool ChunkFraming::CountExtra()
{
    return ++m_extra <= kMostExtra;
}

bool ChunkFraming::AcceptByte(char c)
{
    switch (m_state) {
        case State::kSize:
            if (const int digit = DigitOf(c); digit >= 0) {
                m_left = m_left * 16 + static_cast<std::uint64_t>(digit);
                return ++m_digits <= kMostDigits;
            }
            if (m_digits == 0 || (c != '\r' && c != ';'))
                return false;
            m_state = c == '\r' ? State::kSizeEnd : State::kExtension;
            return true;
        case State::kExtension:
            if (c == '\r')
                m_state = State::kSizeEnd;
            return c == '\r' || (IsText(c) && CountExtra());
        case State::kSizeEnd:
            m_state = m_left > 0 ? State::kData : State::kTrailer;
            m_digits = 0;
            m_line = 0;
            return c == '\n';
        case State::kDataCr:
            m_state = State::kDataLf;
            return c == '\r';
        case State::kDataLf:
            m_state = State::kSize;
            return c == '\n';
        case State::kTrailer:
            if (c == '\r') {
                m_state = State::kTrailerEnd;
                return true;
            }
            m_line++;
            return IsText(c) && CountExtra();
        case State::kTrailerEnd:
            m_state = m_line == 0 ? State::kFinished : State::kTrailer;
            m_line = 0;
            return c == '\n';
        case State::kData:
        case State::kFinished:
            break;
    }
    return false;
}

}  // namespace pinwright::http
