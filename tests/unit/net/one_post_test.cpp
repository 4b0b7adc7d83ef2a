// A publication is posted once, whatever happens to the connection. The server resets it after each
// interesting number of bytes, and counts the requests that reached it completely.
#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "proxy/net/transport.hpp"
#include "tests/unit/net/raw_server.hpp"
#include "tests/unit/net/small_stack.hpp"

namespace {

using pinwright::net::BodySource;
using pinwright::net::Failure;
using pinwright::net::MakeTransport;
using pinwright::net::Outcome;
using pinwright::net::Request;
using pinwright::net::testing::Peer;
using pinwright::net::testing::RawServer;
using pinwright::net::testing::RunOnSmallStack;

// More than the system's buffers hold, so the fence is reached only if the server reads.
constexpr std::uint64_t kBody = 24u << 20;

struct CountedBody : BodySource {
    std::uint64_t Length() const override { return kBody; }
    std::string_view Next(std::size_t limit) override
    {
        const auto size =
            static_cast<std::size_t>(std::min<std::uint64_t>({limit, kBody - m_given, m_piece.size()}));
        m_given += size;
        return std::string_view(m_piece).substr(0, size);
    }
    std::string m_piece = std::string(64 * 1024, 'x');
    std::uint64_t m_given = 0;
};

struct Cut {
    std::string what;
    std::uint64_t after;  // Bytes of the request that the server reads before it resets.
    std::string answer;   // What it sends before that.
};

struct Seen {
    Outcome outcome;
    int asked = 0;
    int connections = 0;
    int whole = 0;  // Requests that reached the server to their last byte.
    std::uint64_t given = 0;
};

Seen Post(RawServer& server, std::atomic<int>& whole)
{
    Seen seen;
    CountedBody source;
    Request request;
    request.method = "POST";
    request.url = server.Url("/v5/pins");
    request.source = &source;
    request.content_type = "application/json";
    request.fence = [&] { return ++seen.asked > 0; };
    const int before = server.connections();
    whole = 0;
    RunOnSmallStack([&] { seen.outcome = MakeTransport()->Send(request); });
    seen.connections = server.connections() - before;
    seen.given = source.m_given;
    return seen;
}

TEST_CASE("a publication is posted once, wherever the connection is reset")
{
    std::atomic<int> whole{0};
    std::atomic<std::uint64_t> head{0};
    Cut cut;
    std::promise<void> over;
    RawServer server([&](Peer& peer) {
        if (head == 0) {
            peer.ReadHead();
            head = peer.Head().size();
            return;
        }
        if (peer.ReadExactly(std::min(cut.after, head + kBody)) && cut.after >= head + kBody)
            ++whole;
        peer.Write(cut.answer);
        peer.ResetAtEnd();
        // Counted before the client is told anything.
        over.set_value();
    });
    Post(server, whole);
    REQUIRE(head > 0);

    const std::string partial = "HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{\"id\"";
    const std::vector<Cut> cuts = {
        {"at once", 0, ""},
        {"after one byte", 1, ""},
        {"before the head's last byte", head - 1, ""},
        {"after the head", head, ""},
        {"after the body's first byte", head + 1, ""},
        {"in the middle of the body", head + kBody / 4, ""},
        {"two bytes before the end", head + kBody - 2, ""},
        {"before the last byte", head + kBody - 1, ""},
        {"after the last byte", head + kBody, ""},
        {"within the answer's status line", head + kBody, "HTTP/1.1 20"},
        {"within the answer's head", head + kBody, "HTTP/1.1 201 Created\r\n"},
        {"within the answer", head + kBody, partial},
        {"after an early interim answer", head + 1, "HTTP/1.1 100 Continue\r\n\r\n"},
        {"after an early success", head + 1, "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"},
    };
    for (const Cut& one : cuts) {
        INFO(one.what);
        cut = one;
        over = {};
        const Seen seen = Post(server, whole);
        over.get_future().wait();
        CHECK(seen.connections == 1);
        CHECK_FALSE(seen.outcome.reply);
        // An immediate reset may come before the connection counts as open; nothing was sent in either case.
        if (one.after > 0 || seen.outcome.failure != Failure::kConnect)
            CHECK(seen.outcome.failure == Failure::kCut);
        CHECK(whole == (one.after == head + kBody ? 1 : 0));
        CHECK(seen.given <= kBody);
        // The fence is asked at most once, and only when just the last byte is left.
        CHECK(seen.asked <= 1);
        if (seen.asked == 1)
            CHECK(seen.given == kBody);
        if (one.after < head + kBody - 2)
            CHECK(seen.asked == 0);
        if (one.after == head + kBody)
            CHECK(seen.asked == 1);
    }
}

// Provides all but its last byte, and the last byte only after the server has answered.
struct WaitingBody : BodySource {
    explicit WaitingBody(std::future<void> answered) : m_answered(std::move(answered)) {}
    std::uint64_t Length() const override { return m_text.size(); }
    std::string_view Next(std::size_t) override
    {
        const std::string_view text = m_text;
        if (!std::exchange(m_begun, true))
            return text.substr(0, text.size() - 1);
        m_answered.wait();
        return text.substr(text.size() - 1);
    }
    std::future<void> m_answered;
    std::string m_text = std::string(1000, 'x');
    bool m_begun = false;
};

TEST_CASE("an answer that arrives before the last byte keeps the fence closed")
{
    const struct {
        const char* status;
        bool heard;
    } table[] = {
        {"401 Unauthorized", true}, {"503 Unavailable", true}, {"201 Created", false}, {"302 Found", false}};
    for (const auto& one : table) {
        INFO(one.status);
        std::promise<void> answered;
        RawServer server([&](Peer& peer) {
            peer.ReadHead();
            peer.Write("HTTP/1.1 " + std::string(one.status) + "\r\nContent-Length: 2\r\n\r\nno");
            answered.set_value();
            peer.ReadAll();
        });
        WaitingBody source(answered.get_future());
        bool asked = false;
        Request request;
        request.method = "POST";
        request.url = server.Url("/");
        request.source = &source;
        request.fence = [&] { return asked = true; };
        const Outcome outcome = MakeTransport()->Send(request);
        CHECK_FALSE(asked);
        REQUIRE(outcome.reply.has_value() == one.heard);
        if (one.heard)
            CHECK(outcome.reply->body == "no");
        else
            CHECK(outcome.failure == Failure::kCut);
    }
}

}  // namespace
