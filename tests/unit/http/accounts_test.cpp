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
    CHECK(ending.at("title") == "The connection expires soon.");
    CHECK(ending.at("detail").get<std::string>().starts_with("It ends in 14 days."));
    CHECK(ending.at("action") == "reconnect");
    server.clock().Move(13 * 24h);
    CHECK(cause().at("detail").get<std::string>().starts_with("It ends tomorrow."));
    server.clock().Move(-59 * 24h);
    CHECK(cause().is_null());
    CHECK_FALSE(server.store().accounts.Find("acc-1")->account.cause);

    server.clock().Move(50 * 24h);
    CHECK(json::parse(server.AskFromPage("PATCH", kAccount, R"({"paused":true})").body)["cause"]["id"] ==
          "sign_in_ending");
}

TEST_CASE("a disconnected account is removed with its pins, and the images may go", "[http][accounts]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string media = server.StoreImage();
    const std::string pin = "/api/v1/pins/" + kUuid;
    REQUIRE(
        server.AskFromPage("POST", "/api/v1/pins", PinJson(media, R"("publish_at":"2030-01-01T09:00:00Z")"))
            .status == 201);

    const TestAnswer early = server.AskFromPage("DELETE", kAccount + "?data=1");
    CHECK(early.status == 409);
    CHECK(json::parse(early.body)["error"]["id"] == "conflict");
    CHECK(early.body.find("Disconnect it first.") != std::string::npos);
    CHECK(server.AskFromPage("GET", pin).status == 200);

    for (const char* wrong : {"?data=0", "?data=", "?data=yes", "?data=1x"}) {
        INFO(wrong);
        const TestAnswer answer = server.AskFromPage("DELETE", kAccount + wrong);
        CHECK(answer.status == 400);
        CHECK(json::parse(answer.body)["error"]["id"] == "bad_request");
    }
    CHECK(server.store().accounts.Find("acc-1")->account.state == AccountState::kConnected);

    REQUIRE(server.AskFromPage("DELETE", kAccount).status == 200);
    const std::int64_t revision = server.store().Revision();
    const TestAnswer removed = server.AskFromPage("DELETE", kAccount + "?data=1");
    CHECK(removed.status == 204);
    CHECK(removed.body.empty());
    const json status = json::parse(server.AskFromPage("GET", "/api/v1/status").body);
    CHECK(status.at("accounts").empty());
    CHECK(status.at("revision").get<std::int64_t>() > revision);
    CHECK(status.at("pins").at("scheduled") == 0);
    CHECK(server.AskFromPage("GET", pin).status == 404);
    CHECK(json::parse(server.AskFromPage("GET", "/api/v1/pins").body).at("items").empty());
    CHECK(server.AskFromPage("GET", kAccount + "/boards").status == 404);
    CHECK(server.AskFromPage("DELETE", kAccount + "?data=1").status == 404);
    const Result<std::vector<std::string>> collected =
        server.store().media.CollectUnused(server.clock().Now() + 1h, 10);
    REQUIRE(collected.ok());
    CHECK(*collected == std::vector<std::string>{media});
}

TEST_CASE("an account stays while a pin of it is on its way", "[http][accounts]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string media = server.StoreImage();
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", PinJson(media)).status == 201);
    REQUIRE(server.store().queue.ClaimNext(server.clock().Now(), {Environment::kProduction}, {}));
    REQUIRE(server.AskFromPage("DELETE", kAccount).status == 200);
    const TestAnswer busy = server.AskFromPage("DELETE", kAccount + "?data=1");
    CHECK(busy.status == 409);
    CHECK(json::parse(busy.body)["error"]["id"] == "pin_busy");
    CHECK(server.store().accounts.Find("acc-1"));
    CHECK(server.AskFromPage("GET", "/api/v1/pins/" + kUuid).status == 200);
}

TEST_CASE("nobody but the page itself removes an account", "[http][accounts]")
{
    RunningServer server;
    server.ConnectAccount();
    REQUIRE(server.AskFromPage("DELETE", kAccount).status == 200);
    const ApiCase cases[] = {
        {"no session",
         "DELETE",
         kAccount + "?data=1",
         {"Origin: http://localhost:8080"},
         "",
         401,
         {"no_session"},
         {"Willow"}},
        {"another site",
         "DELETE",
         kAccount + "?data=1",
         {"Cookie: {cookie}", "Origin: https://evil.example"},
         "",
         403,
         {"foreign_origin"},
         {"Willow"}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
    CHECK(server.store().accounts.Find("acc-1"));
}

}  // namespace pinwright::http::test
