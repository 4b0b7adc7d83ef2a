// How the server publishes: showing and changing it, and telling it with the status.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

using nlohmann::json;

const std::vector<std::string> kPage = {"Cookie: {cookie}", "Origin: http://localhost:8080"};

}  // namespace

TEST_CASE("settings are shown and changed one by one", "[http][settings]")
{
    RunningServer server;
    CHECK(json::parse(server.AskFromPage("GET", "/api/v1/settings").body) ==
          json({{"paused", false}, {"restored", false}, {"overdue", "publish"}, {"overdue_hours", 24}}));
    const TestAnswer skip = server.AskFromPage("PATCH", "/api/v1/settings", R"({"overdue":"skip"})");
    CHECK(skip.status == 200);
    CHECK(json::parse(skip.body) ==
          json({{"paused", false}, {"restored", false}, {"overdue", "skip"}, {"overdue_hours", 24}}));
    const TestAnswer rest =
        server.AskFromPage("PATCH", "/api/v1/settings", R"({"paused":true,"overdue_hours":720,"new":1})");
    CHECK(json::parse(rest.body) ==
          json({{"paused", true}, {"restored", false}, {"overdue", "skip"}, {"overdue_hours", 720}}));
    CHECK(server.AskFromPage("GET", "/api/v1/settings").body == rest.body);
}

TEST_CASE("settings that are none are refused, and then nothing changes", "[http][settings]")
{
    RunningServer server;
    const std::string before = server.AskFromPage("GET", "/api/v1/settings").body;
    const std::string path = "/api/v1/settings";
    const ApiCase cases[] = {
        {"no JSON", "PATCH", path, kPage, "paused", 400, {"bad_request"}, {}},
        {"no object", "PATCH", path, kPage, "[true]", 400, {"bad_request"}, {}},
        {"no flag", "PATCH", path, kPage, R"({"paused":"yes"})", 400, {"bad_request", "paused"}, {}},
        {"a restored one",
         "PATCH",
         path,
         kPage,
         R"({"restored":true})",
         400,
         {"bad_request", "restored"},
         {}},
        {"no policy", "PATCH", path, kPage, R"({"overdue":"drop"})", 400, {"bad_request", "overdue"}, {}},
        {"no text", "PATCH", path, kPage, R"({"overdue":1})", 400, {"bad_request", "overdue"}, {}},
        {"too few hours", "PATCH", path, kPage, R"({"overdue_hours":0})", 400, {"from 1 to 720"}, {}},
        {"too many hours", "PATCH", path, kPage, R"({"overdue_hours":721})", 400, {"from 1 to 720"}, {}},
        {"half an hour", "PATCH", path, kPage, R"({"overdue_hours":1.5})", 400, {"overdue_hours"}, {}},
        {"one good, one bad", "PATCH", path, kPage, R"({"paused":true,"overdue_hours":-1})", 400, {}, {}},
        {"no session",
         "PATCH",
         path,
         {"Origin: http://localhost:8080"},
         R"({"paused":true})",
         401,
         {"no_session"},
         {"overdue"}},
        {"another site",
         "PATCH",
         path,
         {"Cookie: {cookie}", "Origin: http://evil.example"},
         R"({"paused":true})",
         403,
         {"foreign_origin"},
         {"overdue"}},
        {"a stranger who looks", "GET", path, {}, "", 401, {"no_session"}, {"overdue"}},
    };
    for (const ApiCase& one : cases) {
        RunCase(server, one);
        CHECK(server.AskFromPage("GET", path).body == before);
    }
}

TEST_CASE("the status tells of a pause, and its revision grows with it", "[http][settings]")
{
    RunningServer server;
    server.ConnectAccount();
    const auto status = [&] { return json::parse(server.AskFromPage("GET", "/api/v1/status").body); };
    const json before = status();
    CHECK(before.at("paused") == false);
    CHECK(before.at("accounts")[0].at("paused") == false);

    REQUIRE(server.AskFromPage("PATCH", "/api/v1/settings", R"({"paused":true})").status == 200);
    const json all = status();
    CHECK(all.at("paused") == true);
    CHECK(all.at("accounts")[0].at("paused") == false);
    CHECK(all.at("revision") > before.at("revision"));

    const TestAnswer account = server.AskFromPage("PATCH", "/api/v1/accounts/acc-1", R"({"paused":true})");
    REQUIRE(account.status == 200);
    CHECK(json::parse(account.body).at("paused") == true);
    CHECK(json::parse(account.body).at("id") == "acc-1");
    CHECK(account.body.find("never_shown") == std::string::npos);
    CHECK(status().at("accounts")[0].at("paused") == true);
    CHECK(status().at("revision") > all.at("revision"));
}

TEST_CASE("an account is paused by its owner alone", "[http][settings]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string path = "/api/v1/accounts/acc-1";
    const ApiCase cases[] = {
        {"no JSON", "PATCH", path, kPage, "", 400, {"bad_request"}, {}},
        {"no flag", "PATCH", path, kPage, R"({"paused":1})", 400, {"bad_request", "paused"}, {}},
        {"nothing to change", "PATCH", path, kPage, "{}", 200, {"\"paused\":false"}, {"never_shown"}},
        {"an unknown account", "PATCH", "/api/v1/accounts/x", kPage, R"({"paused":true})", 404, {}, {}},
        {"another site",
         "PATCH",
         path,
         {"Cookie: {cookie}", "Origin: http://evil.example"},
         R"({"paused":true})",
         403,
         {"foreign_origin"},
         {"acc-1"}},
    };
    for (const ApiCase& one : cases) {
        RunCase(server, one);
        CHECK_FALSE(server.store().accounts.Find("acc-1")->account.paused);
    }
}

}  // namespace pinwright::http::test
