#include "proxy/media/byte_source.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace pinwright::media {

namespace {

constexpr std::size_t kBufferBytes = 65536;

}  // namespace

void ByteSource::Fill()
{
    if (!m_ahead.empty() || m_file < 0)
        return;
    m_buffer.resize(kBufferBytes);
    ssize_t got = 0;
    do {
        got = ::pread(m_file, m_buffer.data(), m_buffer.size(), m_offset);
    } while (got < 0 && errno == EINTR);
    if (got <= 0)
        return;
    m_offset += got;
    m_ahead = std::string_view(m_buffer).substr(0, static_cast<std::size_t>(got));
}

void ByteSource::Drop(std::size_t count)
{
    m_ahead.remove_prefix(count);
    m_position += static_cast<std::int64_t>(count);
}

std::string_view ByteSource::Take(std::size_t limit)
{
    Fill();
    const std::string_view taken = m_ahead.substr(0, limit);
    Drop(taken.size());
    return taken;
}

std::string ByteSource::TakeUpTo(std::size_t count)
{
    std::string bytes;
    while (bytes.size() < count) {
        const std::string_view piece = Take(count - bytes.size());
        if (piece.empty())
            break;
        bytes.append(piece);
    }
    return bytes;
}

int ByteSource::Byte()
{
    const std::string_view taken = Take(1);
    return taken.empty() ? -1 : static_cast<unsigned char>(taken.front());
}

std::int64_t ByteSource::Number(int count)
{
    std::int64_t number = 0;
    for (int i = 0; i < count; ++i) {
        const int byte = Byte();
        if (byte < 0)
            return -1;
        number = number << 8 | byte;
    }
    return number;
}

bool ByteSource::Skip(std::uint64_t count)
{
    while (count > 0) {
        const std::string_view taken =
            Take(static_cast<std::size_t>(std::min<std::uint64_t>(count, kBufferBytes)));
        if (taken.empty())
            return false;
        count -= taken.size();
    }
    return true;
}

bool ByteSource::SkipPast(unsigned char byte)
{
    while (true) {
        Fill();
        if (m_ahead.empty())
            return false;
        const std::size_t found = m_ahead.find(static_cast<char>(byte));
        if (found != std::string_view::npos) {
            Drop(found + 1);
            return true;
        }
        Drop(m_ahead.size());
    }
}

}  // namespace pinwright::media
