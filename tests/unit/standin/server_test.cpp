#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "proxy/standin/standin.hpp"
#include "proxy/standin/world/encoding.hpp"
#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

/// A bare connection, so that a test sees every byte that arrives.
class Wire {
public:
    explicit Wire(int port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no connection");
    }
    ~Wire() { ::close(m_socket); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    void Write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                throw std::runtime_error("cut while writing");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    std::string Read(std::size_t count)
    {
        std::string bytes(count, '\0');
        const ssize_t got = ::recv(m_socket, bytes.data(), count, MSG_WAITALL);
        bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
        return bytes;
    }

    /// Reads until `end` arrives or the other side closes.
    std::string ReadTo(std::string_view end)
    {
        std::string all;
        char letter = 0;
        while (all.find(end) == std::string::npos && ::recv(m_socket, &letter, 1, 0) == 1)
            all += letter;
        return all;
    }

    /// Ends sending, and reads everything until the other side closes.
    std::string ReadAll()
    {
        ::shutdown(m_socket, SHUT_WR);
        std::string all;
        char buffer[65'536];
        for (ssize_t got = 0; (got = ::recv(m_socket, buffer, sizeof buffer, 0)) > 0;)
            all.append(buffer, static_cast<std::size_t>(got));
        return all;
    }

private:
    int m_socket;
};

// A complete PNG of 20 MB: nearly all of it is a chunk that decoders ignore, before the end.
std::string LargePng()
{
    const auto big = [](std::uint32_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>((value >> shift) & 0xFF);
        return bytes;
    };
    const std::string chunk = "ruSt" + std::string(20'000'000, 'x');
    const auto* summed = reinterpret_cast<const Bytef*>(chunk.data());
    std::string png = PaintPng("large", 60, 90);
    png.insert(png.size() - 12,
               big(20'000'000) + chunk + big(static_cast<std::uint32_t>(crc32_z(0, summed, chunk.size()))));
    return png;
}

struct Running {
    Running()
    {
        const Result<int> started = standin.Start();
        REQUIRE(started.ok());
        port = *started;
        const json grant = json::parse(standin.Control("POST", "/grant").body);
        token = grant.at("access_token").get<std::string>();
        board = json::parse(standin.Control("GET", "/state").body)
                    .at("accounts")
                    .at(0)
                    .at("boards")
                    .at(0)
                    .at("id")
                    .get<std::string>();
    }

    std::string Ask(std::string_view method, const std::string& path, const std::string& body = {},
                    const std::string& more = {})
    {
        Wire wire(port);
        wire.Write(std::string(method) + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                   "\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n" + more +
                   (body.empty() ? ""
                                 : "Content-Type: application/json\r\nContent-Length: " +
                                       std::to_string(body.size()) + "\r\n") +
                   "\r\n" + body);
        return wire.ReadAll();
    }

    std::size_t Pins()
    {
        return json::parse(standin.Control("GET", "/ledger").body).at("count").get<std::size_t>();
    }

    Standin standin;
    int port = 0;
    std::string token;
    std::string board;
};

}  // namespace

TEST_CASE("a dropped request gets not one byte, before or after its pin is made", "[standin]")
{
    Running running;
    const std::string pin = PinBody(running.board).dump();
    running.standin.Control("POST", "/drop", R"({"method":"POST","path":"/pins","when":"before"})");
    CHECK(running.Ask("POST", "/v5/pins", pin).empty());
    CHECK(running.Pins() == 0);
    running.standin.Control("POST", "/drop", R"({"method":"POST","path":"/pins","when":"after"})");
    CHECK(running.Ask("POST", "/v5/pins", pin).empty());
    CHECK(running.Pins() == 1);
    CHECK(running.Ask("POST", "/v5/pins", pin).starts_with("HTTP/1.1 201 Created\r\n"));
    CHECK(running.Pins() == 2);
}

TEST_CASE("answers over the wire have Pinterest's headers, and 204 has no length", "[standin]")
{
    Running running;
    const std::string list = running.Ask("GET", "/v5/boards");
    for (const char* part : {"HTTP/1.1 200 OK\r\n", "\r\nContent-Type: application/json\r\n", "\r\nDate: ",
                             "\r\nx-pinterest-rid: ", "\r\nx-ratelimit-remaining: ", "\"bookmark\":null"}) {
        CAPTURE(part);
        CHECK(list.find(part) != std::string::npos);
    }
    const std::string gone = running.Ask("DELETE", "/v5/boards/" + running.board);
    CHECK(gone.starts_with("HTTP/1.1 204 "));
    CHECK(gone.find("Content-Length") == std::string::npos);
    CHECK(gone.ends_with("\r\n\r\n"));
}

TEST_CASE("a connection goes on after a DELETE or POST that names no length, and after errors", "[standin]")
{
    Running running;
    Wire wire(running.port);
    for (const char* start : {"DELETE /v5/boards/7", "POST /v5/pins", "GET /v5/nothing", "POST /upload/"}) {
        CAPTURE(start);
        wire.Write(start + std::string(" HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        const std::string head = wire.ReadTo("\r\n\r\n");
        REQUIRE(head.starts_with("HTTP/1.1 4"));
        const std::size_t length = head.find("Content-Length: ") + 16;
        CHECK(wire.Read(std::stoul(head.substr(length)))
                  .ends_with(std::string(start) == "POST /upload/" ? ">" : "}"));
    }
}

TEST_CASE("a pin of 27 MB of base64 is taken, and of its image the digest and the size are kept", "[standin]")
{
    const std::string bytes = LargePng();
    json body;
    Running running;
    body = PinBody(running.board);
    body["media_source"]["data"] = EncodeBase64(bytes);
    const std::string text = body.dump();
    REQUIRE(text.size() > 26'600'000);
    CHECK(running.Ask("POST", "/v5/pins", text).starts_with("HTTP/1.1 201 Created\r\n"));
    const json ledger = json::parse(running.standin.Control("GET", "/ledger").body);
    const json& image = ledger.at("items").at(0).at("image");
    CHECK(image.at("sha256") == Sha256Hex(bytes));
    CHECK(image.at("size") == bytes.size());
}

TEST_CASE("an upload without a length is refused with 411, a chunked one too", "[standin]")
{
    Running running;
    CHECK(running.Ask("POST", "/upload/").starts_with("HTTP/1.1 411 "));
    Wire wire(running.port);
    wire.Write(
        "POST /upload/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    const std::string answer = wire.ReadAll();
    CHECK(answer.starts_with("HTTP/1.1 411 "));
    CHECK(answer.find("MissingContentLength") != std::string::npos);
}

TEST_CASE("rubbish on the wire gets an error and the stand-in goes on", "[standin]")
{
    Running running;
    for (const char* rubbish : {"rubbish\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "\x16\x03\x01\r\n\r\n"}) {
        CAPTURE(rubbish);
        Wire wire(running.port);
        wire.Write(rubbish);
        CHECK(wire.ReadAll().find(" 200 ") == std::string::npos);
    }
    CHECK(running.Ask("GET", "/v5/" + std::string(2'000, 'a')).starts_with("HTTP/1.1 414 "));
    CHECK(running.Ask("GET", "/v5/boards").starts_with("HTTP/1.1 200 "));
}

TEST_CASE("stopping does not wait for clients or delays", "[standin]")
{
    Running running;
    running.standin.Control("POST", "/delay", R"({"path":"/boards","ms":3600000})");
    Wire delayed(running.port);
    delayed.Write("GET /v5/boards HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Wire half(running.port);
    half.Write("POST /v5/pins HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    running.standin.Stop();
    CHECK(half.ReadAll().find("201") == std::string::npos);
}

TEST_CASE("only loopback is listened on, and a port in use is said plainly", "[standin]")
{
    for (const char* host : {"0.0.0.0", "::", "192.168.1.1", "example.com", ""}) {
        CAPTURE(host);
        Options options;
        options.host = host;
        Standin standin(options);
        const Result<int> started = standin.Start();
        REQUIRE_FALSE(started.ok());
        CHECK(started.error().cause == Cause::kBadRequest);
    }
    Running running;
    Options options;
    options.port = running.port;
    Standin second(options);
    const Result<int> started = second.Start();
    REQUIRE_FALSE(started.ok());
    CHECK(started.error().detail ==
          "cannot listen on 127.0.0.1:" + std::to_string(running.port) + ": Address already in use");
}

}  // namespace pinwright::standin
