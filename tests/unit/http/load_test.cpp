#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

const std::string kGet = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("a new request is answered while hundreds of connections hang", "[http]")
{
    RunningServer server;
    const std::string cookie = server.Cookie();
    std::vector<Wire> hanging;
    for (int i = 0; i < 200; ++i) {
        hanging.emplace_back(server.port());
        hanging.back().Send(i % 2 == 0
                                ? "GET /api/v1/status HTTP/1.1\r\nHost: local"
                                : "POST /api/v1/pins HTTP/1.1\r\nHost: localhost:8080\r\nCookie: " + cookie +
                                      "\r\nOrigin: http://localhost:8080\r\nContent-Length: 1000\r\n\r\n{");
    }
    for (int i = 0; i < 200; ++i) {
        hanging.emplace_back(server.port());
        hanging.back().Send(kGet);
        REQUIRE(ParseAnswer(hanging.back().ReadAnswer()).status == 200);
    }
    CHECK(server.AskFromPage("GET", "/api/v1/accounts").status == 200);
    // Idle connections are still served.
    hanging.back().Send(kGet);
    CHECK(ParseAnswer(hanging.back().ReadAnswer()).status == 200);
}

TEST_CASE("beyond the cap the oldest waiting connection is closed, and a new one never refused", "[http]")
{
    Setup setup;
    setup.limits.connections = 8;
    RunningServer server(setup);
    std::vector<Wire> hanging;
    for (int i = 0; i < 40; ++i) {
        hanging.emplace_back(server.port());
        hanging.back().Send("GET /metrics HTTP/1.1\r\n");
        CHECK(server.Ask("GET", "/metrics").status == 200);
    }
    CHECK(hanging.front().ReadToEnd().empty());
}

}  // namespace pinwright::http::test
