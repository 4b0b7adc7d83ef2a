#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

using nlohmann::json;

TEST_CASE("the pages of boards give every board once and end with a null bookmark", "[standin]")
{
    Options options;
    options.boards = 601;
    Rig rig(options);
    std::set<std::string> ids;
    std::string target = "/v5/boards?page_size=250";
    int pages = 0;
    while (true) {
        const Said said = rig.Ask("GET", target);
        REQUIRE(said.status() == 200);
        for (const json& board : said.json.at("items"))
            ids.insert(board.at("id").get<std::string>());
        ++pages;
        if (said.json.at("bookmark").is_null())
            break;
        REQUIRE(pages < 5);
        target = "/v5/boards?page_size=250&bookmark=" +
                 PercentEncoded(said.json.at("bookmark").get<std::string>());
    }
    CHECK(pages == 3);
    CHECK(ids.size() == 601);
    CHECK(rig.Ask("GET", "/v5/boards").json.at("items").size() == 25);
}

TEST_CASE("wrong page parameters are refused in Pinterest's words", "[standin]")
{
    Rig rig;
    for (const char* query : {"page_size=3e", "page_size=0", "page_size=251", "page_size=-1",
                              "page_size=", "bookmark=rubbish", "privacy=NONE", "ad_account_id=abc"}) {
        CAPTURE(query);
        const Said said = rig.Ask("GET", "/v5/boards?" + std::string(query));
        CHECK(said.status() == 400);
        CHECK(said.code() == 1);
    }
    CHECK(rig.Ask("GET", "/v5/boards?page_size=3e").json.at("message") ==
          "Parameter 'page_size' was not numeric (was 3e)");
}

TEST_CASE("a board has Pinterest's shape: 18-digit ids, times without a zone", "[standin]")
{
    Rig rig;
    rig.Turn("/clock", {{"skew_s", 3600}});
    const Said made = rig.Ask("POST", "/v5/boards", R"({"name":"日本 ✨","description":"d"})");
    REQUIRE(made.status() == 201);
    CHECK(made.json.at("id").get<std::string>().size() == 18);
    CHECK(made.json.at("name") == "日本 ✨");
    CHECK(made.json.at("created_at") == "2026-11-18T12:06:40");
    CHECK(made.json.at("privacy") == "PUBLIC");
    CHECK(made.json.at("owner").at("username") == "willowandclay");
    CHECK(made.Header("Date") == "Wed, 18 Nov 2026 12:06:40 GMT");
    const Said got = rig.Ask("GET", "/v5/boards/" + made.json.at("id").get<std::string>());
    CHECK(got.json == made.json);
}

TEST_CASE("a board's name must be there, fit and be new", "[standin]")
{
    Rig rig;
    const struct {
        std::string body;
        int status;
        int code;
    } cases[] = {{R"({"name":"Workshop"})", 400, 58},
                 {R"({"name":" WORKSHOP "})", 400, 58},
                 {R"({"name":""})", 400, 1},
                 {R"({"name":"  "})", 400, 1},
                 {R"({"name":null})", 400, 1},
                 {R"({"name":7})", 400, 1},
                 {R"({})", 400, 1},
                 {R"({"name":"x","privacy":"OPEN"})", 400, 1},
                 {R"({"name":"x","privacy":"SECRET"})", 403, 29},
                 {R"([])", 400, 1},
                 {R"({"name":)", 400, 1},
                 {R"({"name":")" + std::string(181, 'x') + "\"}", 400, 1}};
    for (const auto& one : cases) {
        CAPTURE(one.body);
        const Said said = rig.Ask("POST", "/v5/boards", one.body);
        CHECK(said.status() == one.status);
        CHECK(said.code() == one.code);
    }
    CHECK(rig.Ask("GET", "/v5/boards").json.at("items").size() == 6);
}

TEST_CASE("boards are changed and deleted by their owner alone", "[standin]")
{
    Rig rig;
    const std::string id = rig.BoardId();
    const std::string path = "/v5/boards/" + id;
    const std::string other = rig.Grant({{"account", "harbourprint"}}).at("access_token").get<std::string>();
    CHECK(rig.AskAs(other, "PATCH", path, R"({"name":"Mine"})").code() == 29);
    CHECK(rig.AskAs(other, "DELETE", path).code() == 29);
    CHECK(rig.AskAs(other, "GET", path).status() == 200);
    CHECK(rig.Ask("PATCH", path, R"({"name":"Workshop"})").code() == 58);
    CHECK(rig.Ask("PATCH", path, R"({"privacy":"PROTECTED"})").code() == 1);
    const Said changed = rig.Ask("PATCH", path, R"({"name":"Renamed","description":null})");
    REQUIRE(changed.status() == 200);
    CHECK(changed.json.at("name") == "Renamed");
    const Said deleted = rig.Ask("DELETE", path);
    CHECK(deleted.status() == 204);
    CHECK(deleted.reply.body.empty());
    CHECK(rig.Ask("GET", path).code() == 40);
    CHECK(rig.Ask("DELETE", path).code() == 40);
}

TEST_CASE("secret boards are seen with the scope for them alone", "[standin]")
{
    Rig rig;
    const std::string all = rig.Grant({{"scopes",
                                        {"boards:read", "boards:write", "boards:read_secret",
                                         "boards:write_secret", "pins:read", "pins:write"}}})
                                .at("access_token")
                                .get<std::string>();
    const Said made = rig.AskAs(all, "POST", "/v5/boards", R"({"name":"Hush","privacy":"SECRET"})");
    REQUIRE(made.status() == 201);
    const std::string path = "/v5/boards/" + made.json.at("id").get<std::string>();
    CHECK(rig.AskAs(all, "GET", path).status() == 200);
    CHECK(rig.Ask("GET", path).code() == 40);
    CHECK(rig.AskAs(all, "GET", "/v5/boards?privacy=SECRET").json.at("items").size() == 1);
    CHECK(rig.Ask("GET", "/v5/boards?privacy=SECRET").json.at("items").empty());
}

TEST_CASE("sections are listed, made, renamed and deleted", "[standin]")
{
    Rig rig;
    const std::string path = "/v5/boards/" + rig.BoardId() + "/sections";
    CHECK(rig.Ask("GET", path).json.at("items").size() == 2);
    const Said page = rig.Ask("GET", path + "?page_size=1");
    CHECK(page.json.at("items").at(0).at("name") == "Plates");
    CHECK(page.json.at("bookmark").is_string());
    const Said made = rig.Ask("POST", path, R"({"name":"Tiles"})");
    REQUIRE(made.status() == 201);
    const std::string section = path + "/" + made.json.at("id").get<std::string>();
    CHECK(rig.Ask("POST", path, R"({"name":""})").code() == 400);
    CHECK(rig.Ask("POST", path, R"({"name":")" + std::string(181, 'x') + "\"}").code() == 400);
    CHECK(rig.Ask("PATCH", section, R"({"name":"Old tiles"})").json.at("name") == "Old tiles");
    CHECK(rig.Ask("DELETE", section).status() == 204);
    CHECK(rig.Ask("DELETE", section).status() == 404);
    CHECK(rig.Ask("GET", "/v5/boards/7/sections").code() == 40);
}

TEST_CASE("a call without its scope is 401 code 3, and without a token 401 code 2", "[standin]")
{
    Rig rig;
    const std::string id = rig.BoardId();
    const struct {
        const char* method;
        std::string target;
        std::set<std::string> needs;
    } cases[] = {
        {"GET", "/v5/user_account", {"user_accounts:read"}},
        {"GET", "/v5/boards", {"boards:read"}},
        {"POST", "/v5/boards", {"boards:read", "boards:write"}},
        {"GET", "/v5/boards/" + id + "/sections", {"boards:read"}},
        {"GET", "/v5/boards/" + id + "/pins", {"boards:read", "pins:read"}},
        {"GET", "/v5/pins", {"boards:read", "pins:read"}},
        {"POST", "/v5/pins", {"boards:read", "boards:write", "pins:read", "pins:write"}},
        {"DELETE", "/v5/pins/7", {"boards:read", "boards:write", "pins:read", "pins:write"}},
        {"GET", "/v5/media", {"pins:read"}},
        {"POST", "/v5/media", {"pins:read", "pins:write"}},
    };
    for (const auto& one : cases) {
        CAPTURE(one.method, one.target);
        CHECK(rig.AskAs({}, one.method, one.target).code() == 2);
        CHECK(rig.AskAs("pina_wrong", one.method, one.target).status() == 401);
        const auto enough = rig.Grant({{"scopes", one.needs}}).at("access_token").get<std::string>();
        CHECK(rig.AskAs(enough, one.method, one.target).code() != 3);
        for (const std::string& left_out : one.needs) {
            std::set<std::string> fewer = one.needs;
            fewer.erase(left_out);
            const auto token = rig.Grant({{"scopes", fewer}}).at("access_token").get<std::string>();
            const Said said = rig.AskAs(token, one.method, one.target);
            CHECK(said.status() == 401);
            CHECK(said.code() == 3);
        }
    }
}

TEST_CASE("paths that are no call are refused in Pinterest's form", "[standin]")
{
    Rig rig;
    CHECK(rig.Ask("GET", "/v5/nothing").status() == 404);
    CHECK(rig.Ask("GET", "/v5").status() == 404);
    CHECK(rig.Ask("DELETE", "/v5/boards").code() == 5);
    CHECK(rig.Ask("PUT", "/v5/pins").status() == 405);
    CHECK(rig.Ask("GET", "/v5/boards/abc").code() == 1);
    CHECK(rig.Ask("GET", "/").status() == 404);
    Call foreign;
    foreign.method = "GET";
    foreign.path = "/_standin/state";
    foreign.headers = {{"host", "evil.example:8080"}};
    CHECK(rig.Send(foreign).status() == 421);
}

TEST_CASE("the sandbox has boards, pins and tokens of its own, and no boards at first", "[standin]")
{
    Rig rig;
    CHECK(rig.Ask("GET", "/sandbox/v5/boards").code() == 2);
    const auto token = rig.Grant({{"environment", "sandbox"}}).at("access_token").get<std::string>();
    CHECK(rig.AskAs(token, "GET", "/v5/boards").code() == 2);
    CHECK(rig.AskAs(token, "GET", "/sandbox/v5/boards").json.at("items").empty());
    CHECK(rig.AskAs(token, "GET", "/sandbox/v5/boards/" + rig.BoardId()).code() == 40);
    const Said made = rig.AskAs(token, "POST", "/sandbox/v5/boards", R"({"name":"Workshop"})");
    CHECK(made.status() == 201);
    CHECK(rig.Ask("GET", "/v5/boards/" + made.json.at("id").get<std::string>()).code() == 40);
    CHECK(rig.AskAs(token, "GET", "/sandbox/v5/pins/7/analytics").status() == 404);
}

}  // namespace pinwright::standin
