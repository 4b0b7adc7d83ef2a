#include "proxy/net/fenced_body.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <thread>

namespace {

using pinwright::net::BodySource;
using pinwright::net::Fence;
using pinwright::net::FencedBody;
using pinwright::net::TextBody;
using State = pinwright::net::FencedBody::State;

const auto kFarAway = std::chrono::steady_clock::now() + std::chrono::hours(24);

// Claims one length and gives another.
struct LyingBody : BodySource {
    LyingBody(std::uint64_t said, std::string given) : m_said(said), m_given(std::move(given)) {}
    std::uint64_t Length() const override { return m_said; }
    std::string_view Next(std::size_t) override
    {
        return std::exchange(m_asked, true) ? std::string_view{} : m_given;
    }
    std::uint64_t m_said;
    std::string m_given;
    bool m_asked = false;
};

// Reads pieces of up to `limit` bytes into `out`, and crosses the fence when it is reached.
State Send(FencedBody& body, std::string& out, std::size_t limit = 2 * FencedBody::kPiece)
{
    std::string piece(limit, '\0');
    for (;;) {
        const std::size_t count = body.Read(piece.data(), limit);
        CHECK(count <= FencedBody::kPiece);
        out.append(piece, 0, count);
        if (count == 0 && (body.state() != State::kAtFence || !body.AskFence()))
            return body.state();
    }
}

TEST_CASE("the fence is asked once, when all but the last byte is out")
{
    for (const std::size_t length : {std::size_t{1}, std::size_t{2}, FencedBody::kPiece,
                                     FencedBody::kPiece + 1, 3 * FencedBody::kPiece + 7}) {
        INFO(length);
        const std::string text(length, 'x');
        TextBody source(text);
        std::string out;
        int asked = 0;
        std::size_t out_when_asked = 0;
        const Fence fence = [&] {
            ++asked;
            out_when_asked = out.size();
            return true;
        };
        FencedBody body(source, fence, kFarAway);
        CHECK(Send(body, out) == State::kDone);
        CHECK(asked == 1);
        CHECK(out_when_asked == length - 1);
        CHECK(out == text);
    }
}

TEST_CASE("a body can be read byte by byte")
{
    TextBody source("abc");
    std::string out;
    const Fence fence = [&] { return out == "ab"; };
    FencedBody body(source, fence, kFarAway);
    CHECK(Send(body, out, 1) == State::kDone);
    CHECK(out == "abc");
}

TEST_CASE("a closed fence keeps the last byte back")
{
    TextBody source("abc");
    std::string out;
    const Fence fence = [] { return false; };
    FencedBody body(source, fence, kFarAway);
    CHECK(Send(body, out) == State::kFenceClosed);
    CHECK(out == "ab");
    char more = 0;
    CHECK(body.Read(&more, 1) == 0);
}

TEST_CASE("a body that breaks or comes too late never reaches the fence")
{
    int asked = 0;
    const Fence fence = [&] {
        ++asked;
        return true;
    };
    std::string out;
    LyingBody short_source(10, "abc");
    FencedBody short_body(short_source, fence, kFarAway);
    CHECK(Send(short_body, out) == State::kSourceBroke);

    LyingBody long_source(2, "abc");
    FencedBody long_body(long_source, fence, kFarAway);
    CHECK(Send(long_body, out) == State::kSourceBroke);

    TextBody unsent_source("abc");
    FencedBody unsent(unsent_source, fence, kFarAway);
    char piece[3];
    CHECK(unsent.Read(piece, 1) == 1);
    CHECK(unsent.state() == State::kUnderWay);

    TextBody late_source("abc");
    FencedBody late(late_source, fence, std::chrono::steady_clock::now());
    CHECK(Send(late, out) == State::kLate);

    // Late only when the fence is reached.
    TextBody slow_source("abc");
    FencedBody slow(slow_source, fence, std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
    while (slow.state() == State::kUnderWay)
        slow.Read(piece, sizeof piece);
    std::this_thread::sleep_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(25));
    CHECK_FALSE(slow.AskFence());
    CHECK(slow.state() == State::kLate);

    CHECK(asked == 0);
}

}  // namespace
