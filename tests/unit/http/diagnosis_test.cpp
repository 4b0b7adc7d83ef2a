#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

TEST_CASE("the checks come as one list", "[http][diagnosis]")
{
    RunningServer server;
    server.ConnectAccount();
    const TestAnswer answer = server.AskFromPage("GET", "/api/v1/diagnosis");
    REQUIRE(answer.status == 200);
    const nlohmann::json json = nlohmann::json::parse(answer.body);
    REQUIRE(json.at("items").size() == 14);
    CHECK(json.at("items").at(0).at("id") == "page");
    CHECK(json.at("items").at(0).at("severity") == "ok");
    CHECK(json.at("items").at(1).at("severity") == "unreached");
    CHECK(json.at("items").at(3).at("cause") == "pinterest_unreachable");
    CHECK(json.at("cursor").is_null());
    CHECK(answer.body.find("test-secret") == std::string::npos);

    CHECK(server.AskFromPage("GET", "/api/v1/diagnosis?account=acc-1").status == 200);
    CHECK(server.AskFromPage("GET", "/api/v1/diagnosis?account=nobody").status == 404);
    CHECK(server.Ask("GET", "/api/v1/diagnosis").status == 401);
}

TEST_CASE("the checks come one by one to whoever asks for events", "[http][diagnosis]")
{
    RunningServer server;
    server.ConnectAccount();
    const TestAnswer answer =
        server.Ask("GET", "/api/v1/diagnosis",
                   {"Cookie: " + server.Cookie(), "Accept: text/event-stream", "Connection: close"});
    REQUIRE(answer.status == 200);
    CHECK(answer.Header("Content-Type") == "text/event-stream");
    CHECK(answer.Header("Content-Length").empty());
    std::size_t checks = 0;
    for (std::size_t at = 0; (at = answer.body.find("event: check\ndata: {", at)) != std::string::npos; ++at)
        ++checks;
    CHECK(checks == 14);
    CHECK(answer.body.find("event: done\ndata: {}\n\n") != std::string::npos);
}

}  // namespace pinwright::http::test
