#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

std::string Repeat(const std::string& text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

/// The number of answers with this status.
int CountOf(const std::string& answers, int status)
{
    const std::string line = "HTTP/1.1 " + std::to_string(status) + " ";
    int count = 0;
    for (std::size_t at = 0; (at = answers.find(line, at)) != std::string::npos; ++at)
        ++count;
    return count;
}

struct Bytes {
    std::string name;
    std::string sent;
    int status;           ///< 0: closed without an answer.
    const char* id = "";  ///< In the error object.
};

}  // namespace

TEST_CASE("no malformed request gets through, and the server answers the next", "[http]")
{
    RunningServer server;
    const std::string page =
        "Host: localhost:8080\r\nOrigin: http://localhost:8080\r\nCookie: " + server.Cookie() + "\r\n";
    const std::string post = "POST /api/v1/pins HTTP/1.1\r\n" + page;
    const std::string get = "GET /api/v1/accounts HTTP/1.1\r\n" + page;
    const std::string media = "POST /api/v1/media HTTP/1.1\r\n" + page;
    const auto with = [](const std::string& head, const std::string& body) {
        return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    };
    const Bytes cases[] = {
        {"nothing", "", 0},
        {"an empty line", "\r\n\r\n", 400, "bad_request"},
        {"noise", std::string("\x00\x01\x02\xff\xfe\r\n\r\n", 9), 400, "bad_request"},
        {"a TLS hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400,
         "bad_request"},
        {"no version", "GET /\r\n\r\n", 400, "bad_request"},
        {"HTTP/2", "GET / HTTP/2.0\r\n" + page + "\r\n", 400, "bad_request"},
        {"made-up method", "BREW / HTTP/1.1\r\n" + page + "\r\n", 400, "bad_request"},
        {"cut off in the request line", "GET /api", 400, "bad_request"},
        {"cut off in the head", "GET / HTTP/1.1\r\nHost: loc", 400, "bad_request"},
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400, "bad_request"},
        {"a header without a colon", "GET / HTTP/1.1\r\n" + page + "nonsense\r\n\r\n", 400, "bad_request"},
        {"a space before the colon", "GET / HTTP/1.1\r\n" + page + "X : y\r\n\r\n", 400, "bad_request"},
        {"two spaces in the request line", "GET  /healthz HTTP/1.1\r\n" + page + "\r\n", 400, "bad_request"},
        {"lines without CR", "GET /healthz HTTP/1.1\nHost: localhost:8080\n\n", 400, "bad_request"},
        {"a line without CR among others", "GET /healthz HTTP/1.1\r\nX: y\n" + page + "\r\n", 400,
         "bad_request"},
        {"a folded header", "GET /healthz HTTP/1.1\r\n" + page + "X: y\r\n z\r\n\r\n", 400, "bad_request"},
        {"a percent-encoded Host", "GET /healthz HTTP/1.1\r\nHost: localhost%3A8080\r\n\r\n", 400,
         "bad_request"},
        {"two Hosts to a probe", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "bad_request"},

        {"a long address", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n" + page + "\r\n", 414,
         "too_large"},
        {"an endless address", "GET /" + std::string(100000, 'a'), 431, "too_large"},
        {"an endless header", get + "X: " + std::string(100000, 'a'), 431, "too_large"},
        {"a long header", get + "X: " + std::string(9000, 'a') + "\r\n\r\n", 431, "too_large"},
        {"many headers", get + Repeat("X: y\r\n", 150) + "\r\n", 431, "too_large"},
        {"endless headers", get + Repeat("X: y\r\n", 20000), 431, "too_large"},
        {"an address of slashes", "GET " + std::string(8000, '/') + " HTTP/1.1\r\n" + page + "\r\n", 404},
        {"an absolute address", "GET http://evil.example/ HTTP/1.1\r\n" + page + "\r\n", 404},
        {"an encoded NUL", "GET /api/v1/pins/%00 HTTP/1.1\r\n" + page + "\r\n", 404, "not_found"},
        {"an encoded slash", "GET /api/v1/media/..%2f..%2fkey HTTP/1.1\r\n" + page + "\r\n", 404,
         "not_found"},
        {"dots in a path", "GET /api/v1/media/../../key HTTP/1.1\r\n" + page + "\r\n", 404, "not_found"},
        {"encoding that is none", "GET /api/v1/pins/%zz%f HTTP/1.1\r\n" + page + "\r\n", 404, "not_found"},
        {"a range that is none", get + "Range: bytes=9-1,,x\r\n\r\n", 200},

        {"a length of letters", post + "Content-Length: abc\r\n\r\n{}", 400, "bad_request"},
        {"a negative length", post + "Content-Length: -1\r\n\r\n{}", 400, "bad_request"},
        {"a signed length", post + "Content-Length: +2\r\n\r\n{}", 400, "bad_request"},
        {"an endless length", post + "Content-Length: 99999999999999999999999\r\n\r\n{}", 400, "bad_request"},
        {"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400, "bad_request"},
        {"two lengths in one", post + "Content-Length: 2, 3\r\n\r\n{}", 400, "bad_request"},
        {"length and chunks", post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", 400,
         "bad_request"},
        {"no length and chunks", post + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400, "bad_request"},
        {"a percent-encoded transfer coding",
         post + "Transfer-Encoding: %63hunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400, "bad_request"},
        {"a percent-encoded length", post + "Content-Length: %32\r\n\r\n{}", 400, "bad_request"},
        {"two equal lengths", post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400, "bad_request"},
        {"unknown transfer coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n{}", 400, "bad_request"},
        {"two transfer codings",
         post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"a length of letters on GET", get + "Content-Length: abc\r\n\r\n", 400, "bad_request"},
        {"a body cut off", post + "Content-Length: 100\r\n\r\n{", 400, "bad_request"},
        {"an image cut off", media + "Content-Length: 100000\r\n\r\n" + SmallPng(), 400, "bad_request"},
        {"no body", post + "Content-Length: 0\r\n\r\n", 400, "bad_request"},
        {"no length", post + "\r\n", 400, "bad_request"},
        {"a chunk size of letters", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"a chunk size with 0x", post + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"a chunk size with a sign", post + "Transfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"a chunk size with letters after it",
         post + "Transfer-Encoding: chunked\r\n\r\n2zz\r\n{}\r\n0\r\n\r\n", 400, "bad_request"},
        {"a chunk size without CR", post + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"a negative chunk", post + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n", 400,
         "bad_request"},
        {"an endless chunk", post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}", 400,
         "bad_request"},
        {"a chunk without its end", post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n", 400,
         "bad_request"},
        {"chunks cut off", post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", 400, "bad_request"},

        {"a large body, announced", post + "Content-Length: 70000\r\n\r\n", 413, "too_large"},
        {"a large body in chunks",
         post + "Transfer-Encoding: chunked\r\n\r\n" +
             Repeat("2000\r\n" + std::string(8192, ' ') + "\r\n", 9) + "0\r\n\r\n",
         413, "too_large"},
        {"a large image, announced", media + "Content-Length: 30000000\r\n\r\n", 413, "image_too_large"},
        {"a large image, announced with a question",
         media + "Content-Length: 30000000\r\nExpect: 100-continue\r\n\r\n", 413, "image_too_large"},
        {"a compressed body", with(post + "Content-Encoding: gzip\r\n", "{}"), 415, "bad_request"},
        {"a form", with(media + "Content-Type: multipart/form-data; boundary=x\r\n", "--x\r\n\r\n\r\n--x--"),
         415, "bad_request"},
        {"a form without a boundary", with(post + "Content-Type: Multipart/Form-Data\r\n", "x"), 415,
         "bad_request"},

        {"no JSON", with(post, "not json"), 400, "bad_request"},
        {"half of JSON", with(post, "{\"id\":"), 400, "bad_request"},
        {"no object", with(post, "[]"), 400, "bad_request"},
        {"a number", with(post, "7"), 400, "bad_request"},
        {"wrong types", with(post, R"({"id":7,"title":[],"media":"x"})"), 400, "bad_request"},
        {"deep arrays", with(post, std::string(10000, '[')), 400, "bad_request"},
        {"deep arrays, closed", with(post, std::string(10000, '[') + std::string(10000, ']')), 400,
         "bad_request"},
        {"deep objects", with(post, Repeat("{\"a\":", 10000)), 400, "bad_request"},
        {"bytes that are no UTF-8", with(post, "{\"title\":\"\xff\xfe\"}"), 400, "bad_request"},
        {"a lone surrogate", with(post, R"({"title":"\ud800"})"), 400, "bad_request"},
    };
    for (const Bytes& one : cases) {
        INFO(one.name);
        Wire wire(server.port());
        wire.Send(one.sent);
        wire.FinishSending();
        const std::string all = wire.ReadToEnd();
        const Answer answer = ParseAnswer(all);
        INFO(all.substr(0, 600));
        CHECK(answer.status == one.status);
        if (*one.id != '\0')
            CHECK(answer.body.find("{\"error\":{") == 0);
        if (*one.id != '\0')
            CHECK(answer.body.find("\"id\":\"" + std::string(one.id) + "\"") != std::string::npos);
        // After a malformed request, nothing else on the connection counts as a request.
        if (answer.status >= 400)
            CHECK(all.find("HTTP/1.1 ", 9) == std::string::npos);
        CHECK(server.AskFromPage("GET", "/api/v1/accounts").status == 200);
    }
}

TEST_CASE("a second request cannot be hidden in the body of the first", "[http]")
{
    RunningServer server;
    const std::string hidden = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const std::string heads[] = {
        "POST /compose HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: " + std::to_string(hidden.size()) +
            "\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n",
        "POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
    };
    for (const std::string& head : heads) {
        INFO(head);
        Wire wire(server.port());
        wire.Send(head + hidden);
        wire.FinishSending();
        CHECK(wire.ReadToEnd().find("pinwright_pins") == std::string::npos);
    }
}

TEST_CASE("no part of an address can become a header of the answer", "[http]")
{
    RunningServer server;
    const std::string host =
        "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\nConnection: close\r\n\r\n";
    for (const std::string target :
         {"/compose?\nSet-Cookie:a=b", "/compose?\rSet-Cookie:a=b", "/compose?\x7f\xff"}) {
        Wire wire(server.port());
        wire.Send("GET " + target + " HTTP/1.1\r\n" + host);
        const Answer answer = ParseAnswer(wire.ReadToEnd());
        CHECK(answer.status == 400);
        CHECK(answer.Header("Location").empty());
    }
}

TEST_CASE("requests that follow each other on a connection are all answered", "[http]")
{
    RunningServer server;
    const std::string page =
        "Host: localhost:8080\r\nOrigin: http://localhost:8080\r\nCookie: " + server.Cookie() + "\r\n";
    Wire wire(server.port());
    const std::string metrics = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    wire.Send(metrics + metrics);
    wire.FinishSending();
    CHECK(CountOf(wire.ReadToEnd(), 200) == 2);
    // A DELETE without a length has no body; what follows is the next request.
    server.ConnectAccount();
    Wire second(server.port());
    second.Send("DELETE /api/v1/accounts/acc-1 HTTP/1.1\r\n" + page + "\r\n");
    CHECK(ParseAnswer(second.ReadAnswer()).status == 200);
    second.Send("GET /api/v1/accounts HTTP/1.1\r\n" + page + "\r\n");
    CHECK(ParseAnswer(second.ReadAnswer()).status == 200);
}

TEST_CASE("a client that asks before it sends its body is told to go on", "[http]")
{
    RunningServer server;
    const std::string body = "not json";
    Wire wire(server.port());
    wire.Send(
        "POST /api/v1/pins HTTP/1.1\r\nHost: localhost:8080\r\nOrigin: http://localhost:8080\r\nCookie: " +
        server.Cookie() + "\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n");
    CHECK(wire.ReadAnswer().starts_with("HTTP/1.1 100 Continue\r\n\r\n"));
    wire.Send(body);
    CHECK(ParseAnswer(wire.ReadToEnd()).status == 400);
}

TEST_CASE("a chunked body is accepted, and so is the request after it", "[http]")
{
    RunningServer server;
    const std::string page =
        "Host: localhost:8080\r\nOrigin: http://localhost:8080\r\nCookie: " + server.Cookie() + "\r\n";
    const std::string id = R"({"id":")" + kUuid + R"(","state":"draft"})";
    char size[16];
    std::snprintf(size, sizeof size, "%zx", id.size() - 1);
    Wire wire(server.port());
    wire.Send("POST /api/v1/pins HTTP/1.1\r\n" + page + "Transfer-Encoding: chunked\r\n\r\n1;a=b\r\n{\r\n" +
              size + "\r\n" + id.substr(1) +
              "\r\n0\r\nX-Trailer: y\r\n\r\nGET /api/v1/accounts HTTP/1.1\r\n" + page + "\r\n");
    wire.FinishSending();
    const std::string all = wire.ReadToEnd();
    INFO(all);
    CHECK(ParseAnswer(all).status == 201);
    CHECK(CountOf(all, 200) == 1);
}

TEST_CASE("requests that arrive byte by byte are answered like others", "[http]")
{
    RunningServer server;
    const std::string get =
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-More: " + std::string(5000, 'y') + "\r\n\r\n";
    Wire wire(server.port());
    const std::string both = get + get;
    wire.Send(both.substr(0, 5100));  // More than the server reads at once.
    for (std::size_t at = 5100; at < both.size(); ++at)
        wire.Send(both.substr(at, 1));
    wire.FinishSending();
    CHECK(CountOf(wire.ReadToEnd(), 200) == 2);
}

TEST_CASE("a malformed head is explained on a page to a person, and as JSON to a program", "[http]")
{
    RunningServer server;
    const std::string head = "GET / HTTP/1.1\r\nHost: localhost%3A8080\r\nAccept: ";
    for (const bool person : {true, false}) {
        Wire wire(server.port());
        wire.Send(head + (person ? "text/html,*/*;q=0.8" : "application/json") + "\r\n\r\n");
        const Answer answer = ParseAnswer(wire.ReadToEnd());
        CHECK(answer.status == 400);
        CHECK(answer.Header("Content-Type").starts_with(person ? "text/html" : "application/json"));
        CHECK(answer.Header("X-Content-Type-Options") == "nosniff");
        CHECK(answer.Header("Content-Security-Policy").find("default-src 'none'") == 0);
        CHECK((answer.body.find("<h1>") != std::string::npos) == person);
    }
}

}  // namespace pinwright::http::test
