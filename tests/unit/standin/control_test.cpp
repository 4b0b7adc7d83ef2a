#include <catch2/catch_test_macros.hpp>

#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

std::size_t Listed(Rig& rig)
{
    return rig.Ask("GET", "/v5/pins").json.at("items").size();
}

}  // namespace

TEST_CASE("a fault before the pin is made leaves none, one after it leaves one that nobody was told of",
          "[standin]")
{
    Rig rig;
    const std::string pin = PinBody(rig.BoardId()).dump();
    rig.Turn("/fail",
             {{"method", "POST"}, {"path", "/pins"}, {"status", 400}, {"code", 2787}, {"message", "Sorry!"}});
    const Said before = rig.Ask("POST", "/v5/pins", pin);
    CHECK(before.status() == 400);
    CHECK(before.code() == 2787);
    CHECK(Listed(rig) == 0);
    rig.Turn("/fail", {{"path", "/v5/pins"},
                       {"method", "POST"},
                       {"after", "after"},
                       {"status", 503},
                       {"body", "<html>"},
                       {"content_type", "text/html"},
                       {"headers", {{"Retry-After", "7"}}}});
    const Said after = rig.Ask("POST", "/v5/pins", pin);
    CHECK(after.status() == 503);
    CHECK(after.reply.body == "<html>");
    CHECK(after.Header("Retry-After") == "7");
    CHECK(Listed(rig) == 1);
    rig.Turn("/drop", {{"path", "/pins"}, {"method", "POST"}});
    CHECK(rig.Ask("POST", "/v5/pins", pin).reply.drop);
    CHECK(Listed(rig) == 1);
    rig.Turn("/drop", {{"path", "/pins"}, {"method", "POST"}, {"when", "after"}});
    CHECK(rig.Ask("POST", "/v5/pins", pin).reply.drop);
    CHECK(Listed(rig) == 2);
    CHECK(rig.Ask("POST", "/v5/pins", pin).status() == 201);
    json answered = json::array();
    const json ledger = rig.Report("/ledger");
    for (const json& entry : ledger.at("items"))
        answered.push_back(entry.at("answered"));
    CHECK(answered == json::array({false, false, true}));
}

TEST_CASE("a spam block carries its detail", "[standin]")
{
    Rig rig;
    rig.Turn(
        "/fail",
        {{"path", "/pins"}, {"status", 429}, {"code", 8}, {"message", "no"}, {"message_detail", "spam"}});
    const Said said = rig.Ask("POST", "/v5/pins", "{}");
    CHECK(said.status() == 429);
    CHECK(said.json.at("message_detail") == "spam");
}

TEST_CASE("trial access, an inactive app and rate limits answer as Pinterest does", "[standin]")
{
    Rig rig;
    const std::string pin = PinBody(rig.BoardId()).dump();
    rig.Turn("/trial", {{"on", true}});
    CHECK(rig.Ask("POST", "/v5/pins", pin).code() == 29);
    CHECK(rig.Ask("POST", "/v5/boards", R"({"name":"Still works"})").status() == 201);
    const auto sandbox = rig.Grant({{"environment", "sandbox"}}).at("access_token").get<std::string>();
    const Said board = rig.AskAs(sandbox, "POST", "/sandbox/v5/boards", R"({"name":"Here"})");
    CHECK(rig.AskAs(sandbox, "POST", "/sandbox/v5/pins", PinBody(board.json.at("id")).dump()).status() ==
          201);
    rig.Turn("/trial", {{"on", false}});

    rig.Turn("/app", {{"active", false}});
    const Said inactive = rig.Ask("GET", "/v5/user_account");
    CHECK(inactive.status() == 401);
    CHECK(inactive.code() == 3);
    rig.Turn("/app", {{"active", true}});

    rig.Turn("/ratelimit", {{"org_write", 2}, {"window_s", 30}});
    CHECK(rig.Ask("POST", "/v5/pins", pin).Header("x-ratelimit-remaining") == "1");
    CHECK(rig.Ask("POST", "/v5/pins", pin).status() == 201);
    const Said over = rig.Ask("POST", "/v5/pins", pin);
    CHECK(over.status() == 429);
    CHECK(over.code() == 8);
    CHECK(over.Header("x-ratelimit-limit") == "2, 100;w=1, 2;w=30");
    CHECK(over.Header("x-ratelimit-remaining") == "0");
    CHECK(over.Header("x-ratelimit-reset") == "30");
    CHECK(rig.Ask("GET", "/v5/pins").status() == 200);
    rig.clock.Move(std::chrono::seconds(30));
    CHECK(rig.Ask("POST", "/v5/pins", pin).status() == 201);
}

TEST_CASE("new things lag behind in lists and reads, by time or by reads", "[standin]")
{
    Rig rig;
    rig.Turn("/lag", {{"seconds", 5}});
    const Said made = rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    const std::string path = "/v5/pins/" + made.json.at("id").get<std::string>();
    CHECK(Listed(rig) == 0);
    CHECK(rig.Ask("GET", path).code() == 50);
    rig.clock.Move(std::chrono::seconds(5));
    CHECK(Listed(rig) == 1);
    CHECK(rig.Ask("GET", path).status() == 200);

    rig.Turn("/lag", {{"reads", 2}});
    rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    CHECK(Listed(rig) == 1);
    CHECK(Listed(rig) == 1);
    CHECK(Listed(rig) == 2);
    rig.Turn("/lag", json::object());
    rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    CHECK(Listed(rig) == 3);
}

TEST_CASE("lists keep the order that was set", "[standin]")
{
    Rig rig;
    for (const char* title : {"a", "b", "c", "d", "e"})
        rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), title).dump());
    const auto titles = [&](const char* order) {
        rig.Turn("/lists", {{"order", order}});
        std::string all;
        const json listed = rig.Ask("GET", "/v5/pins").json;
        for (const json& pin : listed.at("items"))
            all += pin.at("title").get<std::string>();
        return all;
    };
    CHECK(titles("newest") == "edcba");
    CHECK(titles("oldest") == "abcde");
    const std::string shuffled = titles("shuffled");
    CHECK(shuffled.size() == 5);
    CHECK(shuffled != "edcba");
    CHECK(shuffled != "abcde");
}

TEST_CASE("the number of boards can be set, none included", "[standin]")
{
    Rig rig;
    const auto count = [&] { return rig.Ask("GET", "/v5/boards?page_size=250").json.at("items").size(); };
    rig.Turn("/boards", {{"account", "willowandclay"}, {"count", 0}});
    CHECK(count() == 0);
    rig.Turn("/boards", {{"account", "willowandclay"}, {"count", 30}});
    CHECK(count() == 30);
    rig.Turn("/boards", {{"account", "willowandclay"}, {"count", 2}});
    CHECK(count() == 2);
}

TEST_CASE("a wrong control request says what is wrong and changes nothing", "[standin]")
{
    Rig rig;
    const json before = rig.Report("/state").at("switches");
    const struct {
        const char* path;
        const char* body;
    } cases[] = {{"/fail", "{"},
                 {"/fail", "[]"},
                 {"/fail", R"({"times":"many"})"},
                 {"/fail", R"({"when":"during"})"},
                 {"/fail", R"({"status":99})"},
                 {"/fail", R"({"pth":"/pins"})"},
                 {"/expire", R"({"what":"everything"})"},
                 {"/revoke", R"({"account":"nobody"})"},
                 {"/scopes", R"({"lift":["pins:eat"]})"},
                 {"/random", R"({"error":2})"},
                 {"/texts", R"({"field":"title","change":"rot13"})"},
                 {"/texts", R"({"field":"color"})"},
                 {"/lists", R"({"order":"random"})"},
                 {"/boards", R"({"count":-1})"},
                 {"/trial", R"({"on":"yes"})"},
                 {"/ratelimit", R"({"window_s":0})"},
                 {"/code", R"({"redirect_uri":"https://evil.example/"})"},
                 {"/grant", R"({"environment":"moon"})"}};
    for (const auto& one : cases) {
        CAPTURE(one.path, one.body);
        const Said said = rig.AskAs({}, "POST", "/_standin" + std::string(one.path), one.body);
        CHECK(said.status() == 400);
        CHECK(said.json.contains("error"));
    }
    CHECK(rig.AskAs({}, "POST", "/_standin/nothing", "{}").status() == 404);
    CHECK(rig.AskAs({}, "GET", "/_standin/fail").status() == 404);
    CHECK(rig.Report("/state").at("switches") == before);
    CHECK(rig.Report("/state").at("faults").empty());
}

TEST_CASE("another site may not turn the switches", "[standin]")
{
    Rig rig;
    Call call;
    call.method = "POST";
    call.path = "/_standin/reset";
    call.headers = {{"origin", "https://evil.example"}};
    CHECK(rig.Send(call).status() == 403);
    call.headers = {{"origin", "http://127.0.0.1:8080"}};
    CHECK(rig.Send(call).status() == 200);
}

TEST_CASE("reset brings everything back to the start", "[standin]")
{
    Rig rig;
    const json before = rig.Report("/state");
    rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
    rig.Turn("/trial");
    rig.Turn("/fail", {{"path", "/pins"}});
    rig.Turn("/clock", {{"skew_s", 60}});
    rig.Turn("/boards", {{"count", 1}});
    rig.Turn("/reset");
    json after = rig.Report("/state");
    CHECK(after.at("switches") == before.at("switches"));
    CHECK(after.at("faults") == before.at("faults"));
    CHECK(after.at("accounts").at(0).at("boards") == before.at("accounts").at(0).at("boards"));
    CHECK(rig.Report("/ledger").at("count") == 0);
    CHECK(rig.Ask("GET", "/v5/pins").code() == 2);
}

TEST_CASE("the requests are shown without tokens, codes and states", "[standin]")
{
    Rig rig;
    rig.Ask("GET", "/v5/boards?page_size=2");
    rig.AskAs({}, "GET", "/oauth/?client_id=standin-app&state=secretstate");
    rig.Form("/v5/oauth/token", "grant_type=refresh_token&refresh_token=secrettoken");
    const json report = rig.Report("/requests?limit=3");
    REQUIRE(report.at("items").size() == 3);
    CHECK(report.at("items").at(0).at("path") == "/v5/boards?page_size=2");
    CHECK(report.at("items").at(0).at("status") == 200);
    CHECK(report.at("items").at(1).at("path") == "/oauth/?client_id=standin-app&state=");
    for (const std::string& secret : {std::string("secret"), rig.token, std::string("pinr_")}) {
        CHECK(report.dump().find(secret) == std::string::npos);
        CHECK(rig.Report("/state").dump().find(secret) == std::string::npos);
    }
}

TEST_CASE("every answer of the API has a request id, a date and the limits", "[standin]")
{
    Rig rig;
    for (const char* target : {"/v5/boards", "/v5/boards/7", "/v5/boards?page_size=0"}) {
        const Said said = rig.Ask("GET", target);
        CAPTURE(target);
        CHECK(said.Header("x-pinterest-rid").size() == 16);
        CHECK(said.Header("Date") == "Wed, 18 Nov 2026 11:06:40 GMT");
        CHECK(said.Header("x-ratelimit-limit") == "1000, 100;w=1, 1000;w=60");
    }
    int with_status = 0;
    for (int turn = 0; turn < 9; ++turn)
        with_status += rig.Ask("GET", "/v5/boards/7").json.value("status", "") == "failure" ? 1 : 0;
    CHECK(with_status == 3);
}

TEST_CASE("a person converts, and a new user name ends the tokens", "[standin]")
{
    Rig rig;
    rig.Turn("/person", {{"account", "willowandclay"}, {"business", false}});
    CHECK(rig.Ask("GET", "/v5/user_account").json.at("account_type") == "PINNER");
    CHECK(rig.Report("/state").at("accounts").at(0).at("account_type") == "PINNER");
    rig.Turn("/person", {{"account", "willowandclay"}, {"username", "willow.clay"}});
    CHECK(rig.Ask("GET", "/v5/user_account").code() == 2);
    CHECK(rig.Report("/state").at("accounts").at(0).at("username") == "willow.clay");
    rig.Turn("/reset", json::object());
    CHECK(rig.Report("/state").at("accounts").at(0).at("username") == "willowandclay");
    CHECK(rig.Report("/state").at("accounts").at(0).at("account_type") == "BUSINESS");
}

}  // namespace pinwright::standin
