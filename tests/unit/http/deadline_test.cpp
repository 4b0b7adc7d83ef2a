#include <catch2/catch_test_macros.hpp>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

Setup Impatient()
{
    Setup setup;
    setup.limits.head = std::chrono::milliseconds{50};
    setup.limits.body = std::chrono::milliseconds{50};
    return setup;
}

}  // namespace

TEST_CASE("a head that never ends is answered with 408 and closed", "[http]")
{
    RunningServer server(Impatient());
    Wire wire(server.port());
    wire.Send("GET /metrics HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    const Answer answer = ParseAnswer(wire.ReadToEnd());
    CHECK(answer.status == 408);
    CHECK(answer.body.find("\"too_slow\"") != std::string::npos);
}

TEST_CASE("a body that never ends is answered with 408 and closed, with nothing kept", "[http]")
{
    RunningServer server(Impatient());
    Wire wire(server.port());
    wire.Send(
        "POST /api/v1/media HTTP/1.1\r\nHost: localhost:8080\r\nOrigin: http://localhost:8080\r\nCookie: " +
        server.Cookie() + "\r\nContent-Length: 5000\r\n\r\n" + SmallPng());
    const std::string all = wire.ReadToEnd();
    CHECK(ParseAnswer(all).status == 408);
    CHECK(all.find("HTTP/1.1", 5) == std::string::npos);
    server.Stop();  // So that the handler has finished.
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(server.folder() / "media"))
        files += entry.is_regular_file() ? 1u : 0u;
    CHECK(files == 0);
}

TEST_CASE("a connection that says nothing is closed without a word", "[http]")
{
    Setup setup;
    setup.limits.idle = std::chrono::milliseconds{50};
    RunningServer server(setup);
    Wire wire(server.port());
    CHECK(wire.ReadToEnd().empty());
}

}  // namespace pinwright::http::test
