// A request's body on its way out: in pieces, with its last byte held back until the fence was asked. Knows
// nothing about sockets: the sender reads the pieces, and says when everything before the last byte was
// passed to the network.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "proxy/net/transport.hpp"

namespace pinwright::net {

/// A body that is in memory already. The text must outlive it.
class TextBody : public BodySource {
public:
    explicit TextBody(std::string_view text) : m_left(text), m_length(text.size()) {}

    std::uint64_t Length() const override { return m_length; }
    std::string_view Next(std::size_t limit) override;

private:
    std::string_view m_left;
    std::uint64_t m_length;
};

/// Good for one sending: a second one could deliver the body twice, so there is none.
class FencedBody {
public:
    /// The most that is requested from the source, and so held in memory, at a time.
    static constexpr std::size_t kPiece = 64 * 1024;

    enum class State {
        kUnderWay,
        kAtFence,      ///< Only the last byte is left; AskFence() comes next.
        kFenceOpen,    ///< The last byte may be read.
        kDone,         ///< The last byte was read.
        kFenceClosed,  ///< The fence said no.
        kSourceBroke,  ///< The source ended early, or returned more than requested.
        kLate,         ///< The deadline passed before the fence was asked.
    };

    FencedBody(BodySource& source, const Fence& fence, std::chrono::steady_clock::time_point deadline);

    /// Copies the next piece, up to `limit` bytes, and returns its size. 0: see state(). REQUIRES: `limit` is
    /// not 0.
    std::size_t Read(char* into, std::size_t limit);

    /// Asks the fence and returns whether it opened. After the deadline, doesn't ask. REQUIRES: state() is
    /// kAtFence, and everything that Read() returned was passed to the network.
    bool AskFence();

    State state() const { return m_state; }
    std::uint64_t length() const { return m_length; }

private:
    BodySource& m_source;
    const Fence& m_fence;
    std::chrono::steady_clock::time_point m_deadline;
    std::uint64_t m_length;
    std::uint64_t m_left;  ///< Bytes that the source still has to provide.
    char m_last = 0;
    State m_state = State::kUnderWay;
};

}  // namespace pinwright::net
