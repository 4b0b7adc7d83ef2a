// A request's body on its way out: in pieces, its last byte held back until the fence has been
// asked. Knows nothing of sockets; whoever writes gives the function that does.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
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
    /// The most that is asked of the source, and so held in memory, at a time.
    static constexpr std::size_t kPiece = 64 * 1024;

    /// Hands bytes to the network; false: it broke.
    using Write = std::function<bool(std::string_view bytes)>;

    enum class State {
        kUnderWay,
        kDone,         ///< The last byte was handed over.
        kFenceClosed,  ///< The fence said no.
        kSourceBroke,  ///< The source ended early, or gave more than was asked for.
        kWriteFailed,
        kLate,  ///< The deadline passed before the fence was asked.
    };

    FencedBody(BodySource& source, const Fence& fence, std::chrono::steady_clock::time_point deadline);

    /// The next piece, or the last one with the fence before its last byte. False: stop, see state().
    /// REQUIRES: state() is kUnderWay.
    bool Feed(const Write& write);

    State state() const { return m_state; }
    std::uint64_t length() const { return m_length; }

private:
    bool Stop(State state);

private:
    BodySource& m_source;
    const Fence& m_fence;
    std::chrono::steady_clock::time_point m_deadline;
    std::uint64_t m_length;
    std::uint64_t m_left;
    State m_state = State::kUnderWay;
};

}  // namespace pinwright::net
