// Servers that break the rules of HTTP, by mistake or on purpose. Each call ends correctly and in time, and
// the next call to a good server works.
#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "proxy/net/transport.hpp"
#include "tests/unit/net/raw_server.hpp"
#include "tests/unit/net/small_stack.hpp"

namespace {

using pinwright::net::Describe;
using pinwright::net::Failure;
using pinwright::net::MakeTransport;
using pinwright::net::Outcome;
using pinwright::net::Request;
using pinwright::net::testing::Peer;
using pinwright::net::testing::RawServer;
using pinwright::net::testing::RunOnSmallStack;
using std::chrono::milliseconds;

using Script = std::function<void(Peer&)>;

// The status of an answer with a body, or why there is no answer.
struct Answer {
    int status;
    std::string body;
};
using Expected = std::variant<Answer, Failure>;

struct Row {
    std::string what;
    Script script;
    Expected expected;
    milliseconds deadline{20'000};
};

// Reads the request, writes `text`, closes.
Script Say(const std::string& text)
{
    return [text](Peer& peer) {
        peer.ReadHead();
        peer.Write(text);
    };
}

Script SayThenEndlessly(const std::string& text, const std::string& more)
{
    return [text, more](Peer& peer) {
        peer.ReadHead();
        peer.Write(text);
        peer.WriteEndlessly(more);
    };
}

Script SayThenDrip(const std::string& text, const std::string& more)
{
    return [text, more](Peer& peer) {
        peer.ReadHead();
        peer.Write(text);
        peer.Drip(more);
    };
}

Script SayThenWait(const std::string& text)
{
    return [text](Peer& peer) {
        peer.ReadHead();
        peer.Write(text);
        peer.ReadAll();
    };
}

Script ResetAfter(const std::string& text)
{
    return [text](Peer& peer) {
        peer.ReadHead();
        peer.Write(text);
        peer.ResetAtEnd();
    };
}

std::string Repeat(const std::string& text, int times)
{
    std::string repeated;
    for (int i = 0; i < times; ++i)
        repeated += text;
    return repeated;
}

const std::string kTail = "Content-Length: 2\r\n\r\nok";
const std::string kOk = "HTTP/1.1 200 OK\r\n" + kTail;
const std::string kChunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
constexpr milliseconds kSoon{150};

std::string WithHead(const std::string& fields)
{
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\nok";
}

// The result as text.
std::string Tell(const Outcome& outcome)
{
    if (outcome.reply)
        return std::to_string(outcome.reply->status) + " " + outcome.reply->body;
    return std::string(Describe(outcome.failure));
}

std::string Tell(const Expected& expected)
{
    if (const auto* failure = std::get_if<Failure>(&expected))
        return std::string(Describe(*failure));
    const auto& answer = std::get<Answer>(expected);
    return std::to_string(answer.status) + " " + answer.body;
}

// Runs each row with its own server on a small stack, and then a call to a good server.
void Run(const std::vector<Row>& rows)
{
    RawServer good(Say(kOk));
    const auto transport = MakeTransport();
    for (const Row& row : rows) {
        INFO(row.what);
        RawServer server(row.script);
        Request request;
        request.url = server.Url("/");
        request.deadline = row.deadline;
        request.answer_limit = 64 * 1024;
        Request after;
        after.url = good.Url("/");
        Outcome outcome;
        Outcome next;
        std::chrono::steady_clock::duration spent{};
        RunOnSmallStack([&] {
            const auto start = std::chrono::steady_clock::now();
            outcome = transport->Send(request);
            spent = std::chrono::steady_clock::now() - start;
            next = transport->Send(after);
        });
        CHECK(Tell(outcome) == Tell(row.expected));
        CHECK(spent < row.deadline + milliseconds{5'000});
        CHECK(server.connections() == 1);
        CHECK(Tell(next) == "200 ok");
    }
}

TEST_CASE("a hostile status line ends the call, never the process")
{
    Run({
        {"a reason of 1,400 bytes", Say("HTTP/1.1 200 " + std::string(1'400, 'x') + "\r\n" + kTail),
         Answer{200, "ok"}},
        {"a reason of 8,000 bytes", Say("HTTP/1.1 200 " + std::string(8'000, 'x') + "\r\n" + kTail),
         Answer{200, "ok"}},
        {"a reason of 17 KB", Say("HTTP/1.1 200 " + std::string(17 * 1024, 'x') + "\r\n" + kTail),
         Failure::kTooLarge},
        {"a reason of 1 MB", Say("HTTP/1.1 200 " + std::string(1 << 20, 'x') + "\r\n" + kTail),
         Failure::kTooLarge},
        {"an endless reason", SayThenEndlessly("HTTP/1.1 200 ", "x"), Failure::kTooLarge},
        {"no reason", Say("HTTP/1.1 200\r\n" + kTail), Answer{200, "ok"}},
        {"HTTP/1.0", Say("HTTP/1.0 200 OK\r\n" + kTail), Answer{200, "ok"}},
        {"four digits", Say("HTTP/1.1 2000 OK\r\n" + kTail), Failure::kCut},
        {"two digits", Say("HTTP/1.1 20\r\n" + kTail), Failure::kCut},
        {"status 99", Say("HTTP/1.1 099 X\r\n" + kTail), Failure::kCut},
        {"status 600", Say("HTTP/1.1 600 X\r\n" + kTail), Failure::kCut},
        {"a negative status", Say("HTTP/1.1 -20 X\r\n" + kTail), Failure::kCut},
        {"HTTP/2 in words", Say("HTTP/2 200\r\n" + kTail), Failure::kCut},
        {"HTTP/1.2", Say("HTTP/1.2 200 OK\r\n" + kTail), Failure::kCut},
        {"the frames of HTTP/2", Say(std::string("\0\0\x12\x04\0\0\0\0\0", 9) + std::string(18, '\0')),
         Failure::kCut},
        {"HTTP/0.9", Say("<html>hello</html>\r\n"), Failure::kCut},
        {"another protocol", Say("220 mail.example ESMTP\r\n"), Failure::kCut},
        {"a NUL byte", Say(std::string("HTTP/1.1 200 O\0K\r\n", 18) + kTail), Failure::kCut},
        {"an empty line first", Say("\r\n" + kOk), Failure::kCut},
    });
}

TEST_CASE("a hostile head ends the call, never the process")
{
    Run({
        {"a header of 15 KB",
         Say(WithHead("A: " + std::string(15 * 1024, 'x') + "\r\nContent-Length: 2\r\n")), Answer{200, "ok"}},
        {"a header of 17 KB", Say(WithHead("A: " + std::string(17 * 1024, 'x') + "\r\n")),
         Failure::kTooLarge},
        {"a name of 17 KB", Say(WithHead(std::string(17 * 1024, 'x') + ": a\r\n")), Failure::kTooLarge},
        {"an endless header", SayThenEndlessly("HTTP/1.1 200 OK\r\nA: ", "x"), Failure::kTooLarge},
        {"65 KB of headers", Say(WithHead(Repeat("A: " + std::string(1'019, 'x') + "\r\n", 64))),
         Failure::kTooLarge},
        {"300 headers", Say(WithHead(Repeat("A:\r\n", 300))), Failure::kTooLarge},
        {"endless headers", SayThenEndlessly("HTTP/1.1 200 OK\r\n", "A: b\r\n"), Failure::kTooLarge},
        {"a header that is folded without end", SayThenEndlessly("HTTP/1.1 200 OK\r\nA: b\r\n", " b\r\n"),
         Failure::kCut},
        {"a NUL byte", Say(WithHead(std::string("A: b\0c\r\n", 8))), Failure::kCut},
        {"a carriage return within", Say(WithHead("A: b\rContent-Length: 2\r\n")), Failure::kCut},
        {"no colon", Say(WithHead("nonsense\r\n")), Failure::kCut},
        {"no name", Say(WithHead(": nonsense\r\n")), Failure::kCut},
        {"a space in the name", Say(WithHead("A b: c\r\n")), Failure::kCut},
        {"lines without carriage returns", Say("HTTP/1.1 200 OK\nContent-Length: 2\n\nok"),
         Answer{200, "ok"}},
        {"no blank line", Say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"), Failure::kCut},
        {"cut within a header", Say("HTTP/1.1 200 OK\r\nContent-Le"), Failure::kCut},
        {"cut within the status line", Say("HTTP/1.1 20"), Failure::kCut},
        {"closed at once", Say(""), Failure::kCut},
        {"reset at once", ResetAfter(""), Failure::kCut},
        {"reset within the head", ResetAfter("HTTP/1.1 200 OK\r\nA: b\r\n"), Failure::kCut},
        {"silence", SayThenWait(""), Failure::kTimeout, kSoon},
        {"a head that never ends", SayThenWait("HTTP/1.1 200 OK\r\n"), Failure::kTimeout, kSoon},
        {"a head byte by byte", SayThenDrip("HTTP/1.1 200 OK\r\nA: ", "x"), Failure::kTimeout, kSoon},
    });
}

TEST_CASE("the number of interim answers is limited")
{
    const std::string interim = "HTTP/1.1 100 Continue\r\n\r\n";
    Run({
        {"two", Say(interim + "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + kOk), Answer{200, "ok"}},
        {"seventeen", Say(Repeat(interim, 17) + kOk), Failure::kTooLarge},
        {"endless", SayThenEndlessly("", interim), Failure::kTooLarge},
        {"endless, with headers", SayThenEndlessly("", "HTTP/1.1 102 X\r\nA: b\r\n\r\n"), Failure::kTooLarge},
        {"one after another, slowly", SayThenDrip("", interim), Failure::kTimeout, kSoon},
        {"nothing after it", Say(interim), Failure::kCut},
        {"another protocol", Say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + kOk),
         Failure::kCut},
    });
}

TEST_CASE("a hostile body ends the call, never the process")
{
    const std::string rest(70'000, 'x');
    Run({
        {"longer than announced", Say(kOk + "and more"), Answer{200, "ok"}},
        {"shorter than announced", Say(WithHead("Content-Length: 3\r\n")), Failure::kCut},
        {"reset within", ResetAfter(WithHead("Content-Length: 3\r\n")), Failure::kCut},
        {"a negative length", Say(WithHead("Content-Length: -1\r\n")), Failure::kCut},
        {"a length in words", Say(WithHead("Content-Length: two\r\n")), Failure::kCut},
        {"a length with a sign", Say(WithHead("Content-Length: +2\r\n")), Failure::kCut},
        {"no length", Say(WithHead("Content-Length:\r\n")), Failure::kCut},
        {"two lengths that differ", Say(WithHead("Content-Length: 2\r\nContent-Length: 1\r\n")),
         Failure::kCut},
        {"two lengths that are equal", Say(WithHead("Content-Length: 2\r\nContent-Length: 2\r\n")),
         Answer{200, "ok"}},
        {"a length of 20 digits", Say(WithHead("Content-Length: 99999999999999999999\r\n")),
         Failure::kTooLarge},
        {"over the limit", Say(WithHead("Content-Length: 70002\r\n") + rest), Failure::kTooLarge},
        {"over the limit, without a length", Say(WithHead("") + rest), Failure::kTooLarge},
        {"without end", SayThenEndlessly(WithHead(""), "x"), Failure::kTooLarge},
        {"byte by byte", SayThenDrip(WithHead("Content-Length: 60000\r\n"), "x"), Failure::kTimeout, kSoon},
        {"a status that has none", Say("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok"),
         Answer{204, ""}},
        {"compressed, though not asked", Say(WithHead("Content-Encoding: gzip\r\nContent-Length: 2\r\n")),
         Answer{200, "ok"}},
        {"compressed on the way", Say(WithHead("Transfer-Encoding: gzip\r\n")), Failure::kCut},
        {"a redirect to itself", Say("HTTP/1.1 302 Found\r\nLocation: /\r\n" + kTail), Answer{302, "ok"}},
    });
}

TEST_CASE("hostile chunks end the call, never the process")
{
    Run({
        {"well formed", Say(kChunked + "2\r\nok\r\n0\r\n\r\n"), Answer{200, "ok"}},
        {"no number", Say(kChunked + "zz\r\nok\r\n0\r\n\r\n"), Failure::kCut},
        {"a negative size", Say(kChunked + "-2\r\nok\r\n0\r\n\r\n"), Failure::kCut},
        {"a size beyond 64 bits", Say(kChunked + std::string(20, 'f') + "\r\nok"), Failure::kCut},
        {"endless digits", SayThenEndlessly(kChunked, "0"), Failure::kCut},
        {"cut within a chunk", Say(kChunked + "5\r\nok"), Failure::kCut},
        {"no last chunk", Say(kChunked + "2\r\nok\r\n"), Failure::kCut},
        {"too many bytes in a chunk", Say(kChunked + "1\r\nok\r\n0\r\n\r\n"), Failure::kCut},
        {"chunks without end", SayThenEndlessly(kChunked, "1\r\nx\r\n"), Failure::kTooLarge},
        {"an extension without end", SayThenEndlessly(kChunked + "2;", "x"), Failure::kTooLarge},
        {"trailers without end", SayThenEndlessly(kChunked + "2\r\nok\r\n0\r\n", "A: b\r\n"),
         Failure::kTooLarge},
        {"a trailer without end", SayThenEndlessly(kChunked + "2\r\nok\r\n0\r\nA: ", "x"),
         Failure::kTooLarge},
        {"a trailer", Say(kChunked + "2\r\nok\r\n0\r\nA: b\r\n\r\n"), Answer{200, "ok"}},
    });
}

}  // namespace
