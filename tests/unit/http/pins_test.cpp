#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

TEST_CASE("a pin is kept once, however often it is posted", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string body = PinJson(server.StoreImage());
    const TestAnswer first = server.AskFromPage("POST", "/api/v1/pins", body);
    REQUIRE(first.status == 201);
    CHECK(nlohmann::json::parse(first.body).at("state") == "scheduled");

    const TestAnswer second = server.AskFromPage("POST", "/api/v1/pins", body);
    CHECK(second.status == 200);
    CHECK(second.body == first.body);
    const TestAnswer changed =
        server.AskFromPage("POST", "/api/v1/pins", PinJson("x", R"("title":"Other","board_id":"9")"));
    CHECK(changed.status == 200);
    CHECK(changed.body == first.body);

    nlohmann::json alone = nlohmann::json::parse(server.AskFromPage("GET", "/api/v1/pins/" + kUuid).body);
    CHECK(alone.at("history").size() == 1);
    alone.erase("history");
    CHECK(alone == nlohmann::json::parse(first.body));
    const nlohmann::json list = nlohmann::json::parse(server.AskFromPage("GET", "/api/v1/pins").body);
    CHECK(list.at("items").size() == 1);
}

TEST_CASE("a refused pin lists everything the person can fix, all at once", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string image = server.StoreImage();
    const std::vector<std::string> page = {"Cookie: {cookie}", "Origin: http://localhost:8080"};
    const auto post = [&](const std::string& name, const std::string& body, int status,
                          const std::vector<std::string>& must,
                          const std::vector<std::string>& must_not = {}) {
        RunCase(server, {name, "POST", "/api/v1/pins", page, body, status, must, must_not});
    };
    post("everything wrong",
         PinJson(std::string(64, '0'),
                 R"("title":")" + std::string(101, 'x') + R"(","link":"nonsense","board_id":"77")"),
         422,
         {"invalid_pin", "\"field\":\"title\"", "\"field\":\"link\"", "\"field\":\"media\"",
          "\"field\":\"board_id\"", "\"fix\""});
    post("a foreign board", PinJson(image, R"("board_id":"999")"), 422, {"\"field\":\"board_id\""},
         {"\"field\":\"media\""});
    post("an unknown image", PinJson(std::string(64, 'a')), 422, {"\"field\":\"media\""},
         {"\"field\":\"board_id\""});
    post("an unknown account", PinJson(image, R"("account_id":"acc-9")"), 422, {"\"field\":\"account_id\""});
    post("no account", PinJson(image, R"("account_id":null)"), 422, {"\"field\":\"account_id\""});
    post("no board", PinJson(image, R"("board_id":null)"), 422, {"\"field\":\"board_id\"", "required"});
    post("no id", PinJson(image, R"("id":null)"), 422, {"\"field\":\"id\""});
    post("a state of its own", PinJson(image, R"("state":"published")"), 400, {"bad_request"});
    post("a time that is none", PinJson(image, R"("publish_at":"tomorrow")"), 400,
         {"bad_request", "publish_at"});
    CHECK(nlohmann::json::parse(server.AskFromPage("GET", "/api/v1/pins").body).at("items").empty());
}

TEST_CASE("posted and changed texts are kept without what nobody can see", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string texts = R"("title":"Autumn\u000bjacket\u001f","description":"one\u000btwo\u0002",)"
                              R"("alt_text":"a\r\nb","link":" <https://exam\u200bple.com/a> ")";
    const auto kept = [](const TestAnswer& answer) {
        const nlohmann::json pin = nlohmann::json::parse(answer.body);
        return nlohmann::json{pin.at("title"), pin.at("description"), pin.at("alt_text"), pin.at("link")};
    };
    const nlohmann::json clean = {"Autumn jacket", "one\ntwo", "a\nb", "https://example.com/a"};
    const TestAnswer posted = server.AskFromPage("POST", "/api/v1/pins", PinJson(server.StoreImage(), texts));
    REQUIRE(posted.status == 201);
    CHECK(kept(posted) == clean);
    const std::string pin = "/api/v1/pins/" + kUuid;
    REQUIRE(server.AskFromPage("PATCH", pin, R"({"title":"x","description":"","alt_text":"","link":""})")
                .status == 200);
    const TestAnswer changed = server.AskFromPage("PATCH", pin, "{" + texts + "}");
    REQUIRE(changed.status == 200);
    CHECK(kept(changed) == clean);
}

TEST_CASE("a link that fools the eye is refused with the one that is meant", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string image = server.StoreImage();
    const TestAnswer doubled = server.AskFromPage("POST", "/api/v1/pins",
                                                  PinJson(image, R"("link":"https://https://example.com/")"));
    CHECK(doubled.status == 422);
    CHECK(doubled.body.find("Write https://example.com/ if") != std::string::npos);
    const TestAnswer named = server.AskFromPage(
        "POST", "/api/v1/pins", PinJson(image, R"("link":"https://pinterest.com@evil.example/")"));
    CHECK(named.status == 422);
    CHECK(named.body.find("leads to evil.example") != std::string::npos);
    CHECK(nlohmann::json::parse(server.AskFromPage("GET", "/api/v1/pins").body).at("items").empty());
}

TEST_CASE("a draft over 16 KB is refused, whichever field is long", "[http]")
{
    RunningServer server;
    const std::string long_text(17 * 1024, 'x');
    const auto draft = [](const std::string& fields) {
        return R"({"id":")" + kUuid + R"(","state":"draft",)" + fields + "}";
    };
    for (const std::string& fields :
         {R"("description":")" + long_text + "\"", R"("link":")" + long_text + "\"",
          R"("time_zone":")" + long_text + "\"", R"("board_id":")" + long_text + "\"",
          R"("media":[")" + long_text + "\"]"}) {
        INFO(fields.substr(0, 20));
        const TestAnswer answer = server.AskFromPage("POST", "/api/v1/pins", draft(fields));
        CHECK(answer.status == 413);
        CHECK(answer.body.find("A draft can have up to 16 KB.") != std::string::npos);
    }
    CHECK(server.store().pins.CountByState()[static_cast<std::size_t>(PinState::kDraft)] == 0);

    const std::string good = R"("description":")" + std::string(15 * 1024, 'x') + "\"";
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", draft(good)).status == 201);
    CHECK(server.AskFromPage("PATCH", "/api/v1/pins/" + kUuid, R"({"title":")" + long_text + "\"}").status ==
          413);
    CHECK(server.AskFromPage("PATCH", "/api/v1/pins/" + kUuid, R"({"title":"short"})").status == 200);
}

TEST_CASE("a draft needs nothing but an id", "[http]")
{
    RunningServer server;
    const TestAnswer answer =
        server.AskFromPage("POST", "/api/v1/pins", R"({"id":")" + kUuid + R"(","state":"draft"})");
    CHECK(answer.status == 201);
    CHECK(nlohmann::json::parse(answer.body).at("state") == "draft");
    CHECK(server.AskFromPage("POST", "/api/v1/pins", R"({"state":"draft"})").status == 422);
}

TEST_CASE("neither an unreachable Pinterest nor a broken connection refuses a pin", "[http]")
{
    SECTION("boards that were never fetched, and no way to fetch them")
    {
        RunningServer server;
        server.ConnectAccount(false);
        CHECK(server.AskFromPage("POST", "/api/v1/pins", PinJson(server.StoreImage())).status == 201);
    }
    SECTION("an account that must be connected again")
    {
        RunningServer server;
        server.ConnectAccount();
        REQUIRE(server.store()
                    .accounts
                    .SetState("acc-1", AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                    .ok());
        CHECK(server.AskFromPage("POST", "/api/v1/pins", PinJson(server.StoreImage())).status == 201);
    }
}

TEST_CASE("pins are listed by what is asked for", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string image = server.StoreImage();
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", PinJson(image, R"("title":"Blue bowl")")).status ==
            201);
    REQUIRE(
        server
            .AskFromPage("POST", "/api/v1/pins",
                         R"({"id":"5b6a1c9e-0d4f-4c1a-9a52-0f3f3d7f1a02","state":"draft","title":"Red cup"})")
            .status == 201);
    const std::vector<std::string> page = {"Cookie: {cookie}"};
    const ApiCase cases[] = {
        {"all", "GET", "/api/v1/pins", page, "", 200, {"Blue bowl", "Red cup", "\"cursor\":null"}, {}},
        {"drafts", "GET", "/api/v1/pins?state=draft", page, "", 200, {"Red cup"}, {"Blue bowl"}},
        {"of several states",
         "GET",
         "/api/v1/pins?state=draft,scheduled",
         page,
         "",
         200,
         {"Red cup", "Blue bowl"},
         {}},
        {"of states that none has",
         "GET",
         "/api/v1/pins?state=held,failed",
         page,
         "",
         200,
         {"\"items\":[]"},
         {}},
        {"one state of several that is none",
         "GET",
         "/api/v1/pins?state=draft,lost",
         page,
         "",
         400,
         {"bad_request"},
         {"Red cup"}},
        {"no state between commas",
         "GET",
         "/api/v1/pins?state=draft,,held",
         page,
         "",
         400,
         {"bad_request"},
         {"Red cup"}},
        {"newest first",
         "GET",
         "/api/v1/pins?order=newest&limit=1",
         page,
         "",
         200,
         {"Red cup"},
         {"Blue bowl", "\"cursor\":null"}},
        {"by due time",
         "GET",
         "/api/v1/pins?order=due&limit=1",
         page,
         "",
         200,
         {"Blue bowl"},
         {"Red cup", "\"cursor\":null", "history"}},
        {"in an order that is none",
         "GET",
         "/api/v1/pins?order=random",
         page,
         "",
         400,
         {"bad_request", "order"},
         {"random"}},
        {"a limit of nothing",
         "GET",
         "/api/v1/pins?limit=0",
         page,
         "",
         400,
         {"bad_request", "limit"},
         {"Red cup"}},
        {"a limit of 200", "GET", "/api/v1/pins?limit=200", page, "", 200, {"Red cup"}, {}},
        {"a limit past 200",
         "GET",
         "/api/v1/pins?limit=201",
         page,
         "",
         400,
         {"bad_request", "limit"},
         {"Red cup"}},
        {"a limit below nothing",
         "GET",
         "/api/v1/pins?limit=-1",
         page,
         "",
         400,
         {"bad_request", "limit"},
         {"Red cup"}},
        {"changed after the beginning",
         "GET",
         "/api/v1/pins?changed_after=0",
         page,
         "",
         200,
         {"Red cup", "Blue bowl", "\"revision\":"},
         {"history"}},
        {"changed after the end",
         "GET",
         "/api/v1/pins?changed_after=999999999",
         page,
         "",
         200,
         {"\"items\":[]"},
         {}},
        {"changed after no number",
         "GET",
         "/api/v1/pins?changed_after=now",
         page,
         "",
         400,
         {"bad_request", "changed_after"},
         {"Red cup"}},
        {"of an account", "GET", "/api/v1/pins?account=acc-1", page, "", 200, {"Blue bowl"}, {"Red cup"}},
        {"of a board", "GET", "/api/v1/pins?board=" + kBoard, page, "", 200, {"Blue bowl"}, {"Red cup"}},
        {"by words", "GET", "/api/v1/pins?q=blue+bowl", page, "", 200, {"Blue bowl"}, {"Red cup"}},
        {"by words that mean something in SQL",
         "GET",
         "/api/v1/pins?q=%25%27%3B--",
         page,
         "",
         200,
         {"\"items\":[]"},
         {}},
        {"a state that is none",
         "GET",
         "/api/v1/pins?state=lost",
         page,
         "",
         400,
         {"bad_request", "state"},
         {"lost"}},
        {"a time that is none",
         "GET",
         "/api/v1/pins?from=yesterday",
         page,
         "",
         400,
         {"bad_request", "from"},
         {}},
        {"a cursor that is none", "GET", "/api/v1/pins?cursor=%00x", page, "", 200, {"items"}, {}},
        {"no such pin",
         "GET",
         "/api/v1/pins/5b6a1c9e-0d4f-4c1a-9a52-0f3f3d7f1aff",
         page,
         "",
         404,
         {"not_found"},
         {}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

TEST_CASE("a pin tells what has happened to it, and lists what changed since", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::string image = server.StoreImage();
    REQUIRE(server.AskFromPage("POST", "/api/v1/pins", PinJson(image)).status == 201);
    const auto status = [&] {
        return nlohmann::json::parse(server.AskFromPage("GET", "/api/v1/status").body).at("revision");
    };
    const auto changed_after = [&](const nlohmann::json& revision) {
        const std::string path = "/api/v1/pins?changed_after=" + revision.dump();
        return nlohmann::json::parse(server.AskFromPage("GET", path).body).at("items");
    };
    const nlohmann::json before = status();
    CHECK(changed_after(before).empty());

    REQUIRE(
        server.store()
            .accounts.SetState("acc-1", AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
            .ok());
    CHECK_FALSE(server.store().queue.ClaimNext(server.clock().Now(), {Environment::kProduction}, {}));
    const nlohmann::json changed = changed_after(before);
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].at("state") == "held");
    CHECK(changed[0].at("revision") > before);
    CHECK(changed[0].at("revision") <= status());
    CHECK_FALSE(changed[0].contains("history"));
    CHECK(changed_after(status()).empty());

    const nlohmann::json pin = nlohmann::json::parse(server.AskFromPage("GET", "/api/v1/pins/" + kUuid).body);
    REQUIRE(pin.at("history").size() == 2);
    CHECK(pin["history"][0] ==
          nlohmann::json::parse(R"({"at":"2026-11-23T12:00:00Z","event":"saved","cause":null})"));
    CHECK(pin["history"][1].at("event") == "held");
    CHECK(pin["history"][1].at("cause").at("id") == "session_expired");
}

TEST_CASE("boards and accounts answer for what can be known", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const std::vector<std::string> page = {"Cookie: {cookie}", "Origin: http://localhost:8080"};
    const ApiCase cases[] = {
        {"boards",
         "GET",
         "/api/v1/accounts/acc-1/boards",
         page,
         "",
         200,
         {"Kitchen", kBoard, "\"cursor\":null"},
         {}},
        {"boards asked anew without a way",
         "GET",
         "/api/v1/accounts/acc-1/boards?refresh=1",
         page,
         "",
         504,
         {"pinterest_unreachable"},
         {"never_shown"}},
        {"boards of nobody", "GET", "/api/v1/accounts/acc-9/boards", page, "", 404, {"not_found"}, {}},
        {"sections without a way",
         "GET",
         "/api/v1/accounts/acc-1/boards/" + kBoard + "/sections",
         page,
         "",
         504,
         {"pinterest_unreachable"},
         {}},
        {"a board without a name",
         "POST",
         "/api/v1/accounts/acc-1/boards",
         page,
         R"({"name":" "})",
         422,
         {"\"field\":\"name\""},
         {}},
        {"a board of wrong shape",
         "POST",
         "/api/v1/accounts/acc-1/boards",
         page,
         R"({"name":7})",
         400,
         {"bad_request"},
         {}},
        {"a board of unknown privacy",
         "POST",
         "/api/v1/accounts/acc-1/boards",
         page,
         R"({"name":"A","privacy":"x"})",
         422,
         {"\"field\":\"privacy\""},
         {}},
        {"a board for nobody",
         "POST",
         "/api/v1/accounts/acc-9/boards",
         page,
         R"({"name":"A"})",
         404,
         {"not_found"},
         {}},
        {"a board without a way",
         "POST",
         "/api/v1/accounts/acc-1/boards",
         page,
         R"({"name":"A"})",
         504,
         {"pinterest_unreachable"},
         {}},
        {"disconnecting",
         "DELETE",
         "/api/v1/accounts/acc-1",
         page,
         "",
         200,
         {"\"state\":\"disconnected\"", "not_connected"},
         {"never_shown"}},
        {"status after it",
         "GET",
         "/api/v1/status",
         page,
         "",
         200,
         {"\"state\":\"disconnected\""},
         {"\"state\":\"connected\""}},
        {"a sign-in for nobody",
         "GET",
         "/api/v1/oauth/start?account=acc-9",
         page,
         "",
         302,
         {"Location: /integrations?problem=not_found"},
         {}},
        {"a sign-in in a made-up environment",
         "GET",
         "/api/v1/oauth/start?environment=x",
         page,
         "",
         302,
         {"Location: /integrations?problem=bad_request"},
         {}},
        {"a sign-in",
         "GET",
         "/api/v1/oauth/start",
         page,
         "",
         302,
         {"Location: https://www.pinterest.com/oauth/?", "state=", "client_id=1234567"},
         {"test-secret"}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

TEST_CASE("without an app id nobody can connect, and the page is told", "[http]")
{
    Setup setup;
    setup.app_id = "";
    RunningServer server(setup);
    const std::vector<std::string> page = {"Cookie: {cookie}"};
    RunCase(server, {"status", "GET", "/api/v1/status", page, "", 200, {"\"app_configured\":false"}, {}});
    RunCase(server, {"a sign-in",
                     "GET",
                     "/api/v1/oauth/start",
                     page,
                     "",
                     302,
                     {"Location: /integrations?problem=app_not_configured"},
                     {}});
}

}  // namespace pinwright::http::test
