// The accounts as the API shows them.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;

const std::string kAccount = "/api/v1/accounts/acc-1";

}  // namespace

TEST_CASE("a sign-in that ends soon is told with the account, and not stored", "[http][accounts]")
{
    RunningServer server;
    server.ConnectAccount();
    const auto cause = [&] {
        const json list =
            json::parse(server.AskFromPage("GET", "/api/v1/accounts").body)["items"][0]["cause"];
        const json status =
            json::parse(server.AskFromPage("GET", "/api/v1/status").body)["accounts"][0]["cause"];
        CHECK(list == status);
        return list;
    };
    CHECK(cause().is_null());

    server.clock().Move(46 * 24h);
    const json ending = cause();
    CHECK(ending.at("id") == "sign_in_ending");
    CHECK(ending.at("title") == "The sign-in ends soon.");
    CHECK(ending.at("detail").get<std::string>().starts_with("It ends in 14 days."));
    CHECK(ending.at("action") == "reconnect");
    server.clock().Move(13 * 24h);
    CHECK(cause().at("detail").get<std::string>().starts_with("It ends tomorrow."));
    server.clock().Move(-59 * 24h);
    CHECK(cause().is_null());
    CHECK_FALSE(server.store().FindAccount("acc-1")->account.cause);

    server.clock().Move(50 * 24h);
    CHECK(json::parse(server.AskFromPage("PATCH", kAccount, R"({"paused":true})").body)["cause"]["id"] ==
          "sign_in_ending");
}

}  // namespace pinwright::http::test
