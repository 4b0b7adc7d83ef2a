#include "proxy/net/fenced_body.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

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
        while (body.Feed([&](std::string_view bytes) {
            CHECK(bytes.size() <= FencedBody::kPiece);
            out += bytes;
            return true;
        }) && body.state() == State::kUnderWay) {
        }
        CHECK(body.state() == State::kDone);
        CHECK(asked == 1);
        CHECK(out_when_asked == length - 1);
        CHECK(out == text);
    }
}

TEST_CASE("a closed fence keeps the last byte back")
{
    TextBody source("abc");
    std::string out;
    const Fence fence = [] { return false; };
    FencedBody body(source, fence, kFarAway);
    CHECK_FALSE(body.Feed([&](std::string_view bytes) {
        out += bytes;
        return true;
    }));
    CHECK(body.state() == State::kFenceClosed);
    CHECK(out == "ab");
}

TEST_CASE("a body that breaks or comes too late never reaches the fence")
{
    int asked = 0;
    const Fence fence = [&] {
        ++asked;
        return true;
    };
    const auto feed = [&](FencedBody& body, bool writes) {
        while (body.state() == State::kUnderWay && body.Feed([&](std::string_view) { return writes; })) {
        }
        return body.state();
    };
    LyingBody short_source(10, "abc");
    FencedBody short_body(short_source, fence, kFarAway);
    CHECK(feed(short_body, true) == State::kSourceBroke);

    LyingBody long_source(2, "abc");
    FencedBody long_body(long_source, fence, kFarAway);
    CHECK(feed(long_body, true) == State::kSourceBroke);

    TextBody unwritable("abc");
    FencedBody unwritten(unwritable, fence, kFarAway);
    CHECK(feed(unwritten, false) == State::kWriteFailed);

    TextBody late_source("abc");
    FencedBody late(late_source, fence, std::chrono::steady_clock::now());
    CHECK(feed(late, true) == State::kLate);

    CHECK(asked == 0);
}

}  // namespace
