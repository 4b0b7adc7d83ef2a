#include "proxy/net/fenced_body.hpp"

#include <algorithm>

namespace pinwright::net {

std::string_view TextBody::Next(std::size_t limit)
{
    const std::string_view piece = m_left.substr(0, limit);
    m_left.remove_prefix(piece.size());
    return piece;
}

FencedBody::FencedBody(BodySource& source, const Fence& fence, std::chrono::steady_clock::time_point deadline)
    : m_source(source), m_fence(fence), m_deadline(deadline), m_length(source.Length()), m_left(m_length)
{
}

std::size_t FencedBody::Read(char* into, std::size_t limit)
{
    if (m_state == State::kFenceOpen) {
        *into = m_last;
        m_state = State::kDone;
        return 1;
    }
    if (m_state != State::kUnderWay)
        return 0;
    if (std::chrono::steady_clock::now() >= m_deadline) {
        m_state = State::kLate;
        return 0;
    }

    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>({limit, kPiece, m_left}));
    std::string_view piece = m_source.Next(wanted);
    if (piece.empty() || piece.size() > wanted) {
        m_state = State::kSourceBroke;
        return 0;
    }
    m_left -= piece.size();
    if (m_left == 0) {
        m_last = piece.back();
        piece.remove_suffix(1);
        m_state = State::kAtFence;
    }
    std::copy(piece.begin(), piece.end(), into);
    return piece.size();
}

bool FencedBody::AskFence()
{
    if (std::chrono::steady_clock::now() >= m_deadline)
        m_state = State::kLate;
    else
        m_state = !m_fence || m_fence() ? State::kFenceOpen : State::kFenceClosed;
    return m_state == State::kFenceOpen;
}

}  // namespace pinwright::net
