#include "proxy/net/transport.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <future>
#include <string>

#include "tests/unit/net/raw_server.hpp"

namespace {

using pinwright::net::BodySource;
using pinwright::net::Failure;
using pinwright::net::MakeTransport;
using pinwright::net::Outcome;
using pinwright::net::Request;
using pinwright::net::Timeouts;
using pinwright::net::testing::Peer;
using pinwright::net::testing::RawServer;
using std::chrono::milliseconds;

constexpr const char* kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

Request Get(const std::string& url)
{
    Request request;
    request.url = url;
    return request;
}

Request Post(const std::string& url, std::string body)
{
    Request request;
    request.method = "POST";
    request.url = url;
    request.body = std::move(body);
    request.content_type = "application/json";
    return request;
}

// A body of the given length, generated while it is sent.
struct LongBody : BodySource {
    explicit LongBody(std::uint64_t length) : m_length(length), m_left(length), m_piece(64 * 1024, 'x') {}
    std::uint64_t Length() const override { return m_length; }
    std::string_view Next(std::size_t limit) override
    {
        m_most = std::max(m_most, limit);
        m_resident = std::max(m_resident, Resident());
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>({limit, m_left, m_piece.size()}));
        m_left -= size;
        return std::string_view(m_piece).substr(0, size);
    }
    static long Resident()
    {
        long size = 0;
        long resident = 0;
        std::ifstream("/proc/self/statm") >> size >> resident;
        return resident * 4096;
    }
    std::uint64_t m_length;
    std::uint64_t m_left;
    std::string m_piece;
    std::size_t m_most = 0;
    long m_resident = 0;
};

TEST_CASE("what is asked arrives as it was written")
{
    std::string head;
    std::string body;
    RawServer server([&](Peer& peer) {
        if (!peer.ReadHead() || !peer.ReadBody(13))
            return;
        head = peer.Head();
        body = peer.Body();
        peer.Write("HTTP/1.1 201 Created\r\nX-Pinterest-RID: 42\r\nContent-Length: 3\r\n\r\nyes");
    });
    Request request = Post(server.Url("/v5/pins?bookmark=a%2Bb%3D%3D&page_size=250"), "{\"a\":\"b\",\"c\"}");
    request.headers = {{"Authorization", "Bearer t"}, {"Accept", "application/json"}};
    const auto transport = MakeTransport();
    const Outcome outcome = transport->Send(request);
    REQUIRE(outcome.reply);
    CHECK(outcome.reply->status == 201);
    CHECK(outcome.reply->body == "yes");
    CHECK(outcome.reply->Header("x-pinterest-rid") == "42");
    CHECK(head.starts_with("POST /v5/pins?bookmark=a%2Bb%3D%3D&page_size=250 HTTP/1.1\r\n"));
    CHECK(head.find("Content-Length: 13\r\n") != std::string::npos);
    CHECK(head.find("Content-Type: application/json\r\n") != std::string::npos);
    CHECK(head.find("Authorization: Bearer t\r\n") != std::string::npos);
    CHECK(head.find("Accept-Encoding: identity\r\n") != std::string::npos);
    CHECK(head.find("Connection: close\r\n") != std::string::npos);
    CHECK(head.find("Transfer-Encoding") == std::string::npos);
    CHECK(head.find("Expect") == std::string::npos);
    CHECK(body == request.body);
}

TEST_CASE("nothing of the last byte arrives before the fence has said yes")
{
    for (const std::size_t length : {std::size_t{1}, std::size_t{1000}, std::size_t{200'000}}) {
        INFO(length);
        std::promise<Peer*> all_but_last;
        bool came_whole = false;
        RawServer server([&](Peer& peer) {
            if (!peer.ReadHead() || !peer.ReadBody(length - 1))
                return;
            all_but_last.set_value(&peer);
            came_whole = peer.ReadBody(length);
            peer.Write(kOk);
        });
        bool early = true;
        int asked = 0;
        Request request = Post(server.Url("/"), std::string(length, 'x'));
        request.fence = [&] {
            ++asked;
            // The server has all but one byte here, and would have the last one if it had been sent.
            Peer* peer = all_but_last.get_future().get();
            early = peer->HasMore() || peer->Body().size() != length - 1;
            return true;
        };
        const Outcome outcome = MakeTransport()->Send(request);
        REQUIRE(outcome.reply);
        CHECK(asked == 1);
        CHECK_FALSE(early);
        CHECK(came_whole);
    }
}

TEST_CASE("a closed fence drops the connection with the last byte unsent")
{
    std::promise<std::size_t> received;
    RawServer server([&](Peer& peer) {
        peer.ReadHead();
        peer.ReadAll();
        received.set_value(peer.Body().size());
    });
    Request request = Post(server.Url("/"), std::string(100'000, 'x'));
    request.fence = [] { return false; };
    const Outcome outcome = MakeTransport()->Send(request);
    CHECK_FALSE(outcome.reply);
    CHECK(outcome.failure == Failure::kFenceClosed);
    CHECK(received.get_future().get() == 99'999);
    CHECK(server.connections() == 1);
}

TEST_CASE("a fence without a body is asked before anything is sent")
{
    RawServer server([&](Peer& peer) { peer.Write(kOk); });
    Request request = Post(server.Url("/"), "");
    request.fence = [] { return false; };
    CHECK(MakeTransport()->Send(request).failure == Failure::kFenceClosed);
    CHECK(server.connections() == 0);
}

TEST_CASE("a source that breaks sends nothing complete and asks no fence")
{
    struct Broken : LongBody {
        using LongBody::LongBody;
        std::string_view Next(std::size_t limit) override
        {
            return m_left < m_length / 2 ? std::string_view{} : LongBody::Next(limit);
        }
    } source(1'000'000);
    std::promise<std::uint64_t> received;
    RawServer server([&](Peer& peer) { received.set_value(peer.Drain()); });
    bool asked = false;
    Request request = Post(server.Url("/"), "");
    request.source = &source;
    request.fence = [&] { return asked = true; };
    CHECK(MakeTransport()->Send(request).failure == Failure::kFenceClosed);
    CHECK_FALSE(asked);
    CHECK(received.get_future().get() < 1'000'000);
}

TEST_CASE("memory does not grow with the body")
{
    constexpr std::uint64_t kLength = 64u << 20;
    RawServer server([&](Peer& peer) { peer.Drain(); });
    LongBody source(kLength);
    Request request = Post(server.Url("/"), "");
    request.source = &source;
    // The server never answers and only reads; the fence ends the call when everything else is sent.
    bool asked = false;
    request.fence = [&] {
        asked = true;
        return false;
    };
    const long before = LongBody::Resident();
    CHECK(MakeTransport()->Send(request).failure == Failure::kFenceClosed);
    CHECK(asked);
    CHECK(source.m_most <= 64u * 1024);
#if defined(__SANITIZE_ADDRESS__)
    constexpr long kMost = 32 << 20;  // Freed memory is kept aside for a while, to catch its use.
#else
    constexpr long kMost = 8 << 20;
#endif
    CHECK(source.m_resident - before < kMost);
}

TEST_CASE("a silent server is given up at the deadline")
{
    std::promise<void> over;
    const std::shared_future<void> until = over.get_future().share();
    RawServer server([&](Peer& peer) {
        peer.ReadHead();
        until.wait();
    });
    const auto transport =
        MakeTransport(Timeouts{milliseconds{2000}, milliseconds{60'000}, milliseconds{60'000}});
    Request request = Get(server.Url("/"));
    request.deadline = milliseconds{60};
    CHECK(transport->Send(request).failure == Failure::kTimeout);
    over.set_value();
}

TEST_CASE("a server that drips its answer is given up at the deadline")
{
    RawServer server([](Peer& peer) {
        peer.ReadHead();
        peer.Write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
        while (!peer.GoneWithin(1))
            peer.Write("x");
    });
    Request request = Get(server.Url("/"));
    request.deadline = milliseconds{80};
    CHECK(MakeTransport()->Send(request).failure == Failure::kTimeout);
}

TEST_CASE("a server that stops reading is given up, and the fence is not asked")
{
    std::promise<void> over;
    const std::shared_future<void> until = over.get_future().share();
    RawServer server([&](Peer& peer) {
        peer.ReadHead();
        until.wait();
    });
    LongBody source(64u << 20);
    bool asked = false;
    Request request = Post(server.Url("/"), "");
    request.source = &source;
    request.fence = [&] { return asked = true; };
    request.deadline = milliseconds{100};
    CHECK(MakeTransport()->Send(request).failure == Failure::kTimeout);
    CHECK_FALSE(asked);
    over.set_value();
}

TEST_CASE("what goes wrong is named")
{
    const struct {
        const char* what;
        const char* answer;
        Failure failure;
    } table[] = {
        {"closes at once", "", Failure::kCut},
        {"no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", Failure::kCut},
        {"another HTTP", "HTTP/2 200\r\n\r\n", Failure::kCut},
        {"cut in the head", "HTTP/1.1 200 OK\r\nContent-", Failure::kCut},
        {"cut in the body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", Failure::kCut},
        {"over the limit", "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n12345678901234567",
         Failure::kTooLarge},
        {"over the limit, unannounced", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n12345678901234567",
         Failure::kTooLarge},
    };
    for (const auto& one : table) {
        INFO(one.what);
        RawServer server([&](Peer& peer) {
            peer.ReadHead();
            peer.Write(one.answer);
        });
        Request request = Get(server.Url("/secret-path?token=secret"));
        request.headers = {{"Authorization", "Bearer secret"}};
        request.answer_limit = 16;
        const Outcome outcome = MakeTransport()->Send(request);
        CHECK_FALSE(outcome.reply);
        CHECK(outcome.failure == one.failure);
        CHECK(outcome.log.find("secret") == std::string::npos);
        CHECK(outcome.log.find("127.0.0.1") != std::string::npos);
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("an answer of just the limit is taken")
{
    RawServer server([&](Peer& peer) {
        peer.ReadHead();
        peer.Write("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n1234567890123456");
    });
    Request request = Get(server.Url("/"));
    request.answer_limit = 16;
    const Outcome outcome = MakeTransport()->Send(request);
    REQUIRE(outcome.reply);
    CHECK(outcome.reply->body == "1234567890123456");
}

TEST_CASE("redirects and refusals are answers like any other, and are asked for once")
{
    for (const int status : {204, 301, 302, 307, 400, 401, 407, 429, 500, 503}) {
        INFO(status);
        RawServer server([&](Peer& peer) {
            if (!peer.ReadHead() || !peer.ReadBody(2))
                return;
            peer.Write("HTTP/1.1 " + std::to_string(status) +
                       " X\r\nLocation: /elsewhere\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n"
                       "Content-Length: 0\r\n\r\n");
        });
        const auto transport = MakeTransport();
        for (int call = 1; call <= 2; ++call) {
            const Outcome outcome = transport->Send(Post(server.Url("/"), "{}"));
            REQUIRE(outcome.reply);
            CHECK(outcome.reply->status == status);
            CHECK(server.connections() == call);
        }
    }
}

TEST_CASE("a refusal that does not wait for the body is heard")
{
    RawServer server([](Peer& peer) {
        peer.ReadHead();
        peer.Write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
    });
    LongBody source(256u << 20);
    Request request = Post(server.Url("/"), "");
    request.source = &source;
    bool asked = false;
    request.fence = [&] { return asked = true; };
    request.deadline = milliseconds{20'000};
    const Outcome outcome = MakeTransport()->Send(request);
    CHECK_FALSE(asked);
    REQUIRE(outcome.reply);
    CHECK(outcome.reply->status == 413);
}

TEST_CASE("addresses and headers that must not be sent are refused here")
{
    std::atomic<int> calls{0};
    RawServer server([&](Peer&) { ++calls; });
    const std::string good = server.Url("/");
    const auto transport = MakeTransport();
    CHECK(transport->Send(Get("http://pinterest.example/")).failure == Failure::kRefusedHere);
    CHECK(transport->Send(Get("")).failure == Failure::kRefusedHere);
    Request header = Get(good);
    header.headers = {{"Authorization", "Bearer a\r\nX-Evil: 1"}};
    CHECK(transport->Send(header).failure == Failure::kRefusedHere);
    Request name = Get(good);
    name.headers = {{"X: y\r\nZ", "1"}};
    CHECK(transport->Send(name).failure == Failure::kRefusedHere);
    Request method = Get(good);
    method.method = "GET / HTTP/1.1\r\n";
    CHECK(transport->Send(method).failure == Failure::kRefusedHere);
    CHECK(calls == 0);
}

TEST_CASE("a host that is not there is told from one that does not answer")
{
    int port = 0;
    {
        RawServer gone([](Peer&) {});
        port = gone.port();
    }
    const auto transport = MakeTransport();
    CHECK(transport->Send(Get("http://127.0.0.1:" + std::to_string(port) + "/")).failure ==
          Failure::kConnect);
    CHECK(transport->Send(Get("https://no-such-host.invalid/")).failure == Failure::kResolve);
}

}  // namespace
