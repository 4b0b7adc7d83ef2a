#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/unit/standin/rig.hpp"
#include "tests/unit/support/temporary_folder.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

Options With(const std::string& state)
{
    Options options;
    options.state_file = state;
    return options;
}

std::string Text(const std::string& file)
{
    std::ifstream stream(file);
    return (std::ostringstream() << stream.rdbuf()).str();
}

}  // namespace

TEST_CASE("boards, pins and tokens outlive the process with a state file", "[standin]")
{
    const test::TemporaryFolder folder;
    const std::string file = folder.Sub("state");
    std::string token;
    json pins;
    json boards;
    {
        Rig rig(With(file));
        token = rig.token;
        rig.Ask("POST", "/v5/boards", R"({"name":"Kept"})");
        rig.Ask("DELETE", "/v5/boards/" + rig.BoardId(2));
        rig.Ask("POST", "/v5/boards/" + rig.BoardId(1) + "/sections", R"({"name":"Kept too"})");
        rig.Turn("/drop", {{"path", "/pins"}, {"method", "POST"}, {"when", "after"}});
        rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), "one").dump());
        const Said second = rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), "two").dump());
        rig.Ask("DELETE", "/v5/pins/" + second.json.at("id").get<std::string>());
        pins = rig.Report("/ledger");
        boards = rig.Ask("GET", "/v5/boards").json;
    }
    Rig rig(With(file));
    CHECK(rig.Report("/ledger") == pins);
    CHECK(pins.at("items").at(0).at("answered") == false);
    CHECK(pins.at("items").at(1).at("deleted") == true);
    CHECK(rig.AskAs(token, "GET", "/v5/boards").json == boards);
    CHECK(rig.AskAs(token, "GET", "/v5/boards/" + rig.BoardId(1) + "/sections").json.at("items").size() == 1);
}

TEST_CASE("a refreshed grant is the same after a restart, its old tokens too", "[standin]")
{
    const test::TemporaryFolder folder;
    const std::string file = folder.Sub("state");
    std::string first_refresh;
    std::string first_access;
    Said second;
    {
        Rig rig(With(file));
        const json grant = rig.Grant({});
        first_refresh = grant.at("refresh_token").get<std::string>();
        first_access = grant.at("access_token").get<std::string>();
        second = rig.Form("/v5/oauth/token", "grant_type=refresh_token&refresh_token=" + first_refresh);
        REQUIRE(second.status() == 200);
    }
    Rig rig(With(file));
    CHECK(rig.AskAs(second.json.at("access_token"), "GET", "/v5/boards").status() == 200);
    CHECK(rig.AskAs(first_access, "GET", "/v5/boards").status() == 200);
    CHECK(rig.Form("/v5/oauth/token", "grant_type=refresh_token&refresh_token=" + first_refresh).code() ==
          283);
}

TEST_CASE("a line that was torn by a kill is dropped, what came before it stays", "[standin]")
{
    const test::TemporaryFolder folder;
    const std::string file = folder.Sub("state");
    {
        Rig rig(With(file));
        rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), "one").dump());
        rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), "two").dump());
    }
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 10);
    {
        Rig rig(With(file));
        CHECK(rig.Report("/ledger").at("count") == 1);
        rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), "three").dump());
    }
    Rig rig(With(file));
    CHECK(rig.Report("/ledger").at("items").at(1).at("title") == "three");
}

TEST_CASE("a state file that is none, or is in use, is refused and left alone", "[standin]")
{
    const test::TemporaryFolder folder;
    for (const char* content :
         {"hello\n", "{}\n", "{\"put\":\"board\",\"value\":{}}\n", "{\"put\":\"x\",\"value\":{}}\n"}) {
        CAPTURE(content);
        const std::string file = folder.Sub("bad");
        std::ofstream(file) << content;
        CHECK_THROWS(Rig(With(file)));
        CHECK(Text(file) == content);
    }
    CHECK_THROWS(Rig(With(folder.Sub("no/such/folder"))));
    const Rig rig(With(folder.Sub("used")));
    CHECK_THROWS(Rig(With(folder.Sub("used"))));
}

TEST_CASE("reset empties the state file", "[standin]")
{
    const test::TemporaryFolder folder;
    const std::string file = folder.Sub("state");
    {
        Rig rig(With(file));
        rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId()).dump());
        rig.Turn("/reset");
    }
    Rig rig(With(file));
    CHECK(rig.Report("/ledger").at("count") == 0);
    CHECK(rig.Report("/state").at("accounts").at(0).at("boards").size() == 6);
}

TEST_CASE("requests are recorded without tokens, codes or whole images", "[standin]")
{
    const test::TemporaryFolder folder;
    Options options;
    options.record_file = folder.Sub("record");
    Rig rig(options);
    rig.Ask("GET", "/v5/boards?page_size=250");
    rig.Ask("POST", "/v5/pins", PinBody(rig.BoardId(), "日本").dump());
    rig.Form("/v5/oauth/token", "grant_type=refresh_token&refresh_token=secrettoken");
    const std::string text = Text(options.record_file);
    for (const std::string& secret : {std::string("secrettoken"), rig.token, std::string("c3RhbmRpbi")})
        CHECK(text.find(secret) == std::string::npos);
    std::istringstream lines(text);
    std::vector<json> recorded;
    for (std::string line; std::getline(lines, line);)
        recorded.push_back(json::parse(line));
    REQUIRE(recorded.size() == 3);
    CHECK(recorded[0].at("path") == "/boards");
    CHECK(recorded[0].at("query") == json{{"page_size", "250"}});
    CHECK(recorded[0].at("authorization") == "Bearer");
    CHECK(recorded[1].at("body").at("title") == "日本");
    CHECK(recorded[1].at("body").at("media_source").at("data").get<std::string>().size() == 64);
    CHECK(recorded[2].at("form") == json{{"grant_type", "refresh_token"}, {"refresh_token", nullptr}});
}

}  // namespace pinwright::standin
