// Heads as bytes, without a server: which are accepted, and what is read from them.
#include "proxy/http/request_head.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "proxy/http/chunk_framing.hpp"

namespace pinwright::http {

namespace {

const std::string kHost = "Host: localhost:8080\r\n";

std::string Get(const std::string& fields)
{
    return "GET / HTTP/1.1\r\n" + kHost + fields + "\r\n";
}

std::string Host(const std::string& value)
{
    return "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}

std::string Repeat(const std::string& text, std::size_t count)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

struct Case {
    const char* name;
    std::string text;
    int status;  ///< 0: accepted.
};

}  // namespace

TEST_CASE("heads are accepted or refused as RFC 9112 says", "[http][head]")
{
    const Case cases[] = {
        {"the least", Get(""), 0},
        {"of HTTP/1.0 without a Host", "GET /healthz HTTP/1.0\r\n\r\n", 0},
        {"any method that is a token", "BREW / HTTP/1.1\r\n" + kHost + "\r\n", 0},
        {"the server as a whole", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n", 0},
        {"an absolute address", "GET http://localhost:8080/ HTTP/1.1\r\n" + kHost + "\r\n", 0},
        {"a percent-encoded address", "GET /%zz?q=%20%00 HTTP/1.1\r\n" + kHost + "\r\n", 0},
        {"no space after a colon", "GET / HTTP/1.1\r\nHost:localhost:8080\r\n\r\n", 0},
        {"spaces around a value", Get("X: \t y \t\r\n"), 0},
        {"an empty value", Get("X:\r\n"), 0},
        {"UTF-8 in a value", Get("Cookie: name=\xc3\xa9\r\n"), 0},
        {"names in any case", "GET / HTTP/1.1\r\nhOsT: localhost\r\ncOnTeNt-LeNgTh: 0\r\n\r\n", 0},
        {"a length", Get("Content-Length: 17\r\n"), 0},
        {"a length with zeros before it", Get("Content-Length: 0017\r\n"), 0},
        {"chunks", Get("Transfer-Encoding: chunked\r\n"), 0},
        {"chunks in another case", Get("Transfer-Encoding: Chunked\r\n"), 0},
        {"an IPv4 Host", Host("127.0.0.1:8080"), 0},
        {"an IPv6 Host", Host("[::1]:8080"), 0},
        {"an IPv6 Host without a port", Host("[::1]"), 0},
        {"an empty Host", Host(""), 0},
        {"percent signs in cookies", Get("Cookie: a=%20%0d%0a; b=100%\r\n"), 0},
        {"32 KB of cookies", Get("Cookie: " + std::string(kCookieLimit, 'c') + "\r\n"), 0},
        {"a hundred headers", Get(Repeat("X: y\r\n", kFieldCountLimit - 1)), 0},
        {"the longest address",
         "GET /" + std::string(kTargetLimit - 1, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n", 0},

        {"nothing", "", 400},
        {"empty lines", "\r\n\r\n", 400},
        {"no version", "GET /\r\n" + kHost + "\r\n", 400},
        {"two spaces before the address", "GET  / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"two spaces after the address", "GET /  HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"a tab for a space", "GET\t/ HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"a space at the line's end", "GET / HTTP/1.1 \r\n" + kHost + "\r\n", 400},
        {"a space at the line's beginning", " GET / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"a method that is no token", "GE(T / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"HTTP/2", "GET / HTTP/2.0\r\n" + kHost + "\r\n", 400},
        {"HTTP/1.2", "GET / HTTP/1.2\r\n" + kHost + "\r\n", 400},
        {"HTTP/1.10", "GET / HTTP/1.10\r\n" + kHost + "\r\n", 400},
        {"http in lower case", "GET / http/1.1\r\n" + kHost + "\r\n", 400},
        {"a control character in the address", "GET /\x01 HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"UTF-8 in the address", "GET /\xc3\xa9 HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"a fragment", "GET /#a HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"a lone CR in the address", "GET /a\rb HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"a lone LF in the address", "GET /a\nb HTTP/1.1\r\n" + kHost + "\r\n", 400},

        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two Hosts", "GET / HTTP/1.1\r\n" + kHost + kHost + "\r\n", 400},
        {"two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\n" + kHost + kHost + "\r\n", 400},
        {"a Host that is a port alone", Host(":8080"), 400},
        {"a percent-encoded Host", Host("localhost%3A8080"), 400},
        {"a Host with a user", Host("a@localhost"), 400},
        {"a Host with a path", Host("localhost/"), 400},
        {"a Host that is a list", Host("localhost, evil.example"), 400},
        {"a Host with a port of letters", Host("localhost:80a"), 400},
        {"a Host with a long port", Host("localhost:808080"), 400},
        {"a Host with half a bracket", Host("[::1"), 400},
        {"a Host with a name in brackets", Host("[localhost]"), 400},
        {"a Host with something after the brackets", Host("[::1]a"), 400},

        {"a folded line", Get("X: y\r\n z\r\n"), 400},
        {"a folded first line", "GET / HTTP/1.1\r\n X: y\r\n" + kHost + "\r\n", 400},
        {"a space before the colon", Get("Content-Length : 0\r\n"), 400},
        {"a tab before the colon", Get("Content-Length\t: 0\r\n"), 400},
        {"no colon", Get("nonsense\r\n"), 400},
        {"no name", Get(": y\r\n"), 400},
        {"a name with a control character", Get("X\x0b: y\r\n"), 400},
        {"a name with UTF-8", Get("\xc3\xa9: y\r\n"), 400},
        {"NUL in a value", Get(std::string("X: a\0b\r\n", 8)), 400},
        {"a control character in a value", Get("X: a\x1b[2Jb\r\n"), 400},
        {"DEL in a value", Get("X: a\x7f\r\n"), 400},
        {"a lone CR in a value", Get("X: a\rb\r\n"), 400},
        {"a lone LF in a value", Get("X: a\nb\r\n"), 400},

        {"two equal lengths", Get("Content-Length: 2\r\nContent-Length: 2\r\n"), 400},
        {"a list of lengths", Get("Content-Length: 2, 2\r\n"), 400},
        {"an empty length", Get("Content-Length:\r\n"), 400},
        {"a signed length", Get("Content-Length: +2\r\n"), 400},
        {"a negative length", Get("Content-Length: -2\r\n"), 400},
        {"a hexadecimal length", Get("Content-Length: 0x2\r\n"), 400},
        {"a percent-encoded length", Get("Content-Length: %32\r\n"), 400},
        {"an endless length", Get("Content-Length: 1" + std::string(18, '0') + "\r\n"), 400},
        {"chunks and a length", Get("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n"), 400},
        {"chunks and a length of nothing", Get("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunks twice", Get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunks twice in a list", Get("Transfer-Encoding: chunked, chunked\r\n"), 400},
        {"another transfer coding", Get("Transfer-Encoding: gzip\r\n"), 400},
        {"no transfer coding", Get("Transfer-Encoding: identity\r\n"), 400},
        {"percent-encoded chunks", Get("Transfer-Encoding: %63hunked\r\n"), 400},
        {"chunks in HTTP/1.0", "GET / HTTP/1.0\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n", 400},

        {"an address that is too long",
         "GET /" + std::string(kTargetLimit, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n", 414},
        {"a header that is too long", Get("X: " + std::string(kFieldLimit, 'a') + "\r\n"), 431},
        {"too many headers", Get(Repeat("X: y\r\n", kFieldCountLimit)), 431},
        {"too many cookies", Get("Cookie: " + std::string(kCookieLimit + 1, 'c') + "\r\n"), 431},
        {"too many cookies in several lines",
         Get(Repeat("Cookie: " + std::string(kCookieLimit / 4, 'c') + "\r\n", 4) + "cookie: d\r\n"), 431},
        {"too much in all", Get(Repeat("X: " + std::string(8000, 'a') + "\r\n", 9)), 431},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        RequestHead head;
        const std::optional<HeadRefusal> refusal = ParseHead(one.text, head);
        CHECK((refusal ? refusal->status : 0) == one.status);
        if (refusal)
            CHECK_FALSE(refusal->reason.empty());
        if (refusal)
            CHECK(refusal->cookies == (std::string(one.name).find("cookies") != std::string::npos));
    }
}

TEST_CASE("a head is read as it was sent, without decoding", "[http][head]")
{
    RequestHead head;
    const std::string text =
        "POST /a%2fb?c=%64 HTTP/1.1\r\nHost: localhost\r\nCookie:  a=%20; b= \r\nContent-Length: 12\r\n"
        "Connection: Close, TE\r\n\r\n";
    REQUIRE_FALSE(ParseHead(text, head));
    CHECK(head.method == "POST");
    CHECK(head.target == "/a%2fb?c=%64");
    REQUIRE(head.fields.size() == 4);
    CHECK(head.fields[1].name == "Cookie");
    CHECK(head.fields[1].value == "a=%20; b=");
    CHECK(head.content_length == 12u);
    CHECK_FALSE(head.chunked);
    CHECK(CanonicalHead(head) ==
          "POST /a%2fb?c=%64 HTTP/1.1\r\nContent-Length: 12\r\nConnection: close\r\n\r\n");

    // One head leaves nothing behind for the next.
    const std::string next = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    REQUIRE_FALSE(ParseHead(next, head));
    CHECK(head.fields.size() == 1);
    CHECK_FALSE(head.content_length);
    CHECK(CanonicalHead(head) == "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
}

TEST_CASE("the end of a head is found in whatever pieces it arrives", "[http][head]")
{
    using Progress = HeadScan::Progress;
    const std::string head = Get("X: y\r\n");
    const std::string more = head + "GET / HTTP/1.1\r\n";
    for (std::size_t cut = 1; cut < more.size(); ++cut) {
        INFO(cut);
        HeadScan scan;
        const Progress first = scan.Continue(std::string_view(more).substr(0, cut));
        CHECK(first == (cut < head.size() ? Progress::kIncomplete : Progress::kComplete));
        if (first == Progress::kIncomplete)
            CHECK(scan.Continue(more) == Progress::kComplete);
        CHECK(scan.size() == head.size());
    }
    for (const std::string& bad : {std::string("\r\n"), std::string("\n"), std::string("GET / HTTP/1.1\n"),
                                   std::string("\x16\x03\x01"), "GET / HTTP/1.1\r\n" + kHost + "\n",
                                   std::string("GET / HTTP/1.1\r\nX: a\nb")}) {
        HeadScan scan;
        CHECK(scan.Continue(bad) == Progress::kMalformed);
    }
}

TEST_CASE("the refusal of an endless head says what is too large", "[http][head]")
{
    const std::string page = "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n";
    CHECK(RefusalOfEndless(page + "Cookie: " + std::string(kHeadLimit, 'c')).cookies);
    CHECK_FALSE(RefusalOfEndless(page + "X: " + std::string(kHeadLimit, 'c')).cookies);
    CHECK_FALSE(RefusalOfEndless("GET /" + std::string(kHeadLimit, 'c')).cookies);
    CHECK(PeekField(page + "Cookie: a", "accept") == "text/html");
    CHECK(PeekField(page, "cookie").empty());
    CHECK(PeekTarget(page) == "/");
    CHECK(PeekTarget("GET /abc").empty());
    CHECK(PeekTarget("POST / HTTP/1.1\r\n").empty());
}

TEST_CASE("chunks are accepted or refused as RFC 9112 says", "[http][head]")
{
    struct Chunks {
        const char* name;
        std::string bytes;
        bool good;
    };
    const Chunks cases[] = {
        {"none", "0\r\n\r\n", true},
        {"one", "2\r\n{}\r\n0\r\n\r\n", true},
        {"several", "2\r\n{}\r\nA\r\n0123456789\r\n0a\r\n0123456789\r\n0\r\n\r\n", true},
        {"an extension", "2;name=value\r\n{}\r\n0\r\n\r\n", true},
        {"a trailer", "2\r\n{}\r\n0\r\nX: y\r\nZ: \r\n\r\n", true},
        {"data that looks like framing", "7\r\n0\r\n\r\n0\r\r\n0\r\n\r\n", true},

        {"a size with 0x", "0x2\r\n{}\r\n0\r\n\r\n", false},
        {"a size with a sign", "+2\r\n{}\r\n0\r\n\r\n", false},
        {"a negative size", "-2\r\n{}\r\n0\r\n\r\n", false},
        {"a size with letters after it", "2zz\r\n{}\r\n0\r\n\r\n", false},
        {"a size with a space after it", "2 \r\n{}\r\n0\r\n\r\n", false},
        {"a size with a space before it", " 2\r\n{}\r\n0\r\n\r\n", false},
        {"no size", "\r\n{}\r\n0\r\n\r\n", false},
        {"an extension without a size", ";a\r\n{}\r\n0\r\n\r\n", false},
        {"a size of nine digits", "000000002\r\n{}\r\n0\r\n\r\n", false},
        {"a lone LF after a size", "2\n{}\r\n0\r\n\r\n", false},
        {"a lone CR after a size", "2\r{}\r\n0\r\n\r\n", false},
        {"a lone LF after the data", "2\r\n{}\n0\r\n\r\n", false},
        {"more data than was said", "2\r\n{}}\r\n0\r\n\r\n", false},
        {"a control character in an extension", "2;\x01\r\n{}\r\n0\r\n\r\n", false},
        {"an endless extension", "2;" + std::string(5000, 'a') + "\r\n{}\r\n0\r\n\r\n", false},
        {"endless extensions", Repeat("1;" + std::string(100, 'a') + "\r\n.\r\n", 50) + "0\r\n\r\n", false},
        {"an endless trailer", "0\r\n" + Repeat("X: y\r\n", 2000) + "\r\n", false},
        {"a lone LF in a trailer", "0\r\nX: y\n\r\n", false},
        {"bytes after the end", "0\r\n\r\nG", false},
    };
    for (const Chunks& one : cases) {
        INFO(one.name);
        ChunkFraming whole;
        CHECK((whole.Accept(one.bytes) && whole.finished()) == one.good);
        ChunkFraming pieces;
        bool good = true;
        for (const char c : one.bytes)
            good = good && pieces.Accept({&c, 1});
        CHECK((good && pieces.finished()) == one.good);
    }
    ChunkFraming open;
    CHECK(open.Accept("2\r\n{}\r\n0\r\n"));
    CHECK_FALSE(open.finished());
}

}  // namespace pinwright::http
