// The queue times of an account: set, shown, and which of them are free.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

using nlohmann::json;

const std::string kAccount = "/api/v1/accounts/acc-1";
const std::string kTimes =
    R"({"time_zone":"Europe/Vienna","slots":[{"day":1,"time":"09:00"},{"day":4,"time":"18:30"}]})";

}  // namespace

TEST_CASE("queue times are set, shown and taken away", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    CHECK(json::parse(server.AskFromPage("GET", "/api/v1/accounts").body)["items"][0]
              .at("queue_times")
              .is_null());
    CHECK(server.AskFromPage("GET", kAccount + "/free-times").body == R"({"cursor":null,"items":[]})");

    const TestAnswer set = server.AskFromPage("PATCH", kAccount, R"({"queue_times":)" + kTimes + "}");
    CHECK(set.status == 200);
    CHECK(json::parse(set.body).at("queue_times") == json::parse(kTimes));
    CHECK(server.AskFromPage("PATCH", kAccount, R"({"paused":true})").status == 200);
    const json shown = json::parse(server.AskFromPage("GET", "/api/v1/accounts").body)["items"][0];
    CHECK(shown.at("queue_times") == json::parse(kTimes));
    CHECK(shown.at("paused") == true);

    const json free = json::parse(
        server.AskFromPage("GET", kAccount + "/free-times?after=2026-11-26T12:00:00Z&count=3").body);
    CHECK(free == json::parse(R"({"items":["2026-11-26T17:30:00Z","2026-11-30T08:00:00Z",
                                           "2026-12-03T17:30:00Z"],"cursor":null})"));
    CHECK(json::parse(server.AskFromPage("GET", kAccount + "/free-times").body).at("items").size() == 1);

    CHECK(json::parse(server.AskFromPage("PATCH", kAccount, R"({"queue_times":null})").body)
              .at("queue_times")
              .is_null());
    CHECK(server.AskFromPage("GET", kAccount + "/free-times").body == R"({"cursor":null,"items":[]})");
}

TEST_CASE("queue times that are none are refused, and then nothing changes", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    REQUIRE(server.AskFromPage("PATCH", kAccount, R"({"queue_times":)" + kTimes + "}").status == 200);
    const std::string before = server.AskFromPage("GET", "/api/v1/accounts").body;
    const std::vector<std::string> page = {"Cookie: {cookie}", "Origin: http://localhost:8080"};
    const std::string free = kAccount + "/free-times";
    const ApiCase cases[] = {
        {"an unknown zone",
         "PATCH",
         kAccount,
         page,
         R"({"paused":true,"queue_times":{"time_zone":"Europe/Atlantis","slots":[{"day":1,"time":"09:00"}]}})",
         400,
         {"unknown_time_zone", "Europe/Atlantis", "tzdata", "set_times"},
         {}},
        {"what is no zone's name",
         "PATCH",
         kAccount,
         page,
         R"({"queue_times":{"time_zone":"<b>Vienna</b>","slots":[{"day":1,"time":"09:00"}]}})",
         400,
         {"unknown_time_zone"},
         {"<b>"}},
        {"no day",
         "PATCH",
         kAccount,
         page,
         R"({"queue_times":{"time_zone":"UTC","slots":[{"day":8,"time":"09:00"}]}})",
         400,
         {"bad_request", "slot"},
         {}},
        {"a list", "PATCH", kAccount, page, R"({"queue_times":[]})", 400, {"bad_request"}, {}},
        {"no such account",
         "PATCH",
         "/api/v1/accounts/nobody",
         page,
         R"({"queue_times":null})",
         404,
         {"not_found"},
         {}},
        {"free times of nobody",
         "GET",
         "/api/v1/accounts/nobody/free-times",
         page,
         "",
         404,
         {"not_found"},
         {}},
        {"no time", "GET", free + "?after=soon", page, "", 400, {"bad_request", "after"}, {}},
        {"none", "GET", free + "?count=0", page, "", 400, {"bad_request", "count"}, {}},
        {"too many", "GET", free + "?count=201", page, "", 400, {"from 1 to 200"}, {}},
        {"no number", "GET", free + "?count=two", page, "", 400, {"count"}, {}},
        {"no session", "GET", free, {}, "", 401, {"no_session"}, {"items"}},
    };
    for (const ApiCase& one : cases) {
        RunCase(server, one);
        CHECK(server.AskFromPage("GET", "/api/v1/accounts").body == before);
    }
}

TEST_CASE("times in a zone that is no longer known say so wherever they are used", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    AccountChange change;
    change.queue_times = QueueTimes{"Europe/Atlantis", {{1, 540}}};
    REQUIRE(server.store().ChangeAccount("acc-1", change).ok());

    const TestAnswer free = server.AskFromPage("GET", kAccount + "/free-times");
    CHECK(free.status == 409);
    const json error = json::parse(free.body).at("error");
    CHECK(error.at("id") == "unknown_time_zone");
    CHECK(error.at("action") == "set_times");
    CHECK(error.at("detail").get<std::string>().find("Europe/Atlantis") != std::string::npos);
    for (const char* const list : {"/api/v1/accounts", "/api/v1/status"}) {
        INFO(list);
        const json all = json::parse(server.AskFromPage("GET", list).body);
        const json& account = all.contains("items") ? all.at("items")[0] : all.at("accounts")[0];
        CHECK(account.at("cause").at("id") == "unknown_time_zone");
        CHECK(account.at("state") == "connected");
    }

    const TestAnswer set = server.AskFromPage("PATCH", kAccount, R"({"queue_times":)" + kTimes + "}");
    CHECK(set.status == 200);
    CHECK(json::parse(set.body).at("cause").is_null());
    CHECK(server.AskFromPage("GET", kAccount + "/free-times").status == 200);
}

TEST_CASE("the zone's name is stored exactly as the browser sends it", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    for (const std::string zone : {"Asia/Calcutta", "Asia/Kolkata", "Europe/Kiev", "Europe/Kyiv"}) {
        INFO(zone);
        const TestAnswer set = server.AskFromPage(
            "PATCH", kAccount,
            R"({"queue_times":{"time_zone":")" + zone + R"(","slots":[{"day":1,"time":"09:00"}]}})");
        CHECK(set.status == 200);
        CHECK(json::parse(set.body).at("queue_times").at("time_zone") == zone);
        CHECK(json::parse(server.AskFromPage("GET", kAccount + "/free-times").body).at("items").size() == 1);
    }
}

}  // namespace pinwright::http::test
