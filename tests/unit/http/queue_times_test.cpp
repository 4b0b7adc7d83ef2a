// An account's queue times: setting and showing them, and which are free.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

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
    REQUIRE(server.store().accounts.Change("acc-1", change).ok());

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

TEST_CASE("twenty pins posted at once for the next slot get twenty different ones", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    REQUIRE(server.AskFromPage("PATCH", kAccount, R"({"queue_times":)" + kTimes + "}").status == 200);
    const std::string image = server.StoreImage();
    const auto body = [&](int number) {
        const std::string id = "5b6a1c9e-0d4f-4c1a-9a52-0f3f3d7f1b" + std::to_string(10 + number);
        json pin = json::parse(PinJson(image, R"("slot":"next","id":")" + id + "\""));
        pin.erase("publish_at");
        return pin.dump();
    };
    server.Cookie();
    constexpr int kPins = 20;
    std::vector<TestAnswer> answers(kPins);
    std::vector<std::thread> threads;
    for (int i = 0; i < kPins; ++i)
        threads.emplace_back([&, i] {
            answers[static_cast<std::size_t>(i)] = server.AskFromPage("POST", "/api/v1/pins", body(i));
        });
    for (std::thread& thread : threads)
        thread.join();
    std::set<std::string> times;
    for (const TestAnswer& answer : answers) {
        REQUIRE(answer.status == 201);
        const json pin = json::parse(answer.body);
        CHECK(pin.at("time_zone") == "Europe/Vienna");
        times.insert(pin.at("publish_at").get<std::string>());
    }
    CHECK(times.size() == kPins);
    // From Thursday on, twice a week, without a gap.
    CHECK(*times.begin() == "2026-11-26T17:30:00Z");
    CHECK(*times.rbegin() == "2027-02-01T08:00:00Z");

    const TestAnswer again = server.AskFromPage("POST", "/api/v1/pins", body(0));
    CHECK(again.status == 200);
    CHECK(again.body == answers[0].body);
    REQUIRE(server.AskFromPage("PATCH", kAccount, R"({"queue_times":null})").status == 200);
    CHECK(server.AskFromPage("POST", "/api/v1/pins", body(0)).body == answers[0].body);
}

TEST_CASE("a draft that is changed for the next slot gets one", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    REQUIRE(server.AskFromPage("PATCH", kAccount, R"({"queue_times":)" + kTimes + "}").status == 200);
    const std::string image = server.StoreImage();
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", PinJson(image, R"("state":"draft")")).status == 201);
    const TestAnswer answer = server.AskFromPage("PATCH", "/api/v1/pins/" + kUuid,
                                                 R"({"slot":"next","publish_at":null,"state":"scheduled"})");
    CHECK(answer.status == 200);
    CHECK(json::parse(answer.body).at("publish_at") == "2026-11-26T17:30:00Z");
    CHECK(json::parse(answer.body).at("state") == "scheduled");
    CHECK(json::parse(server.AskFromPage("GET", kAccount + "/free-times").body)["items"][0] ==
          "2026-11-30T08:00:00Z");
}

TEST_CASE("a slot that cannot be given is refused at its field, and nothing is saved", "[http][queue_times]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string image = server.StoreImage();
    const std::vector<std::string> page = {"Cookie: {cookie}", "Origin: http://localhost:8080"};
    const ApiCase cases[] = {
        {"no queue times",
         "POST",
         "/api/v1/pins",
         page,
         PinJson(image, R"("slot":"next","publish_at":null)"),
         422,
         {"\"field\":\"slot\"", "no_queue_times"},
         {}},
        {"a time as well",
         "POST",
         "/api/v1/pins",
         page,
         PinJson(image, R"("slot":"next","publish_at":"2026-12-01T09:00:00Z")"),
         400,
         {"bad_request", "\"field\":\"slot\"", "bad_combination"},
         {}},
        {"another word",
         "POST",
         "/api/v1/pins",
         page,
         PinJson(image, R"("slot":"soon","publish_at":null)"),
         400,
         {"bad_request", "\"field\":\"slot\"", "bad_value"},
         {}},
        {"no word",
         "POST",
         "/api/v1/pins",
         page,
         PinJson(image, R"("slot":7,"publish_at":null)"),
         400,
         {"\"field\":\"slot\""},
         {}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
    CHECK(json::parse(server.AskFromPage("GET", "/api/v1/pins").body).at("items").empty());
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", PinJson(image)).status == 201);
    const std::string before = server.AskFromPage("GET", "/api/v1/pins/" + kUuid).body;
    RunCase(server, {"a change to both",
                     "PATCH",
                     "/api/v1/pins/" + kUuid,
                     page,
                     R"({"slot":"next","publish_at":"2026-12-01T09:00:00Z"})",
                     400,
                     {"\"field\":\"slot\"", "bad_combination"},
                     {}});
    RunCase(server, {"a change without queue times",
                     "PATCH",
                     "/api/v1/pins/" + kUuid,
                     page,
                     R"({"slot":"next"})",
                     422,
                     {"\"field\":\"slot\"", "no_queue_times"},
                     {}});
    CHECK(server.AskFromPage("GET", "/api/v1/pins/" + kUuid).body == before);
}

}  // namespace pinwright::http::test
