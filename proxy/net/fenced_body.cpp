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

bool FencedBody::Stop(State state)
{
    m_state = state;
    return state == State::kDone;
}

bool FencedBody::Feed(const Write& write)
{
    if (std::chrono::steady_clock::now() >= m_deadline)
        return Stop(State::kLate);

    const auto limit = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, m_left));
    const std::string_view piece = m_source.Next(limit);
    if (piece.empty() || piece.size() > limit)
        return Stop(State::kSourceBroke);
    m_left -= piece.size();
    if (m_left > 0)
        return write(piece) || Stop(State::kWriteFailed);

    const std::string_view all_but_last = piece.substr(0, piece.size() - 1);
    if (!all_but_last.empty() && !write(all_but_last))
        return Stop(State::kWriteFailed);
    if (std::chrono::steady_clock::now() >= m_deadline)
        return Stop(State::kLate);
    if (m_fence && !m_fence())
        return Stop(State::kFenceClosed);
    return Stop(write(piece.substr(piece.size() - 1)) ? State::kDone : State::kWriteFailed);
}

}  // namespace pinwright::net
