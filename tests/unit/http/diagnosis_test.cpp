#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/unit/http/running_server.hpp"
#include "tests/unit/support/temporary_folder.hpp"

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

TEST_CASE("the checks and the pages are in the language of the browser, what is stored is not",
          "[http][diagnosis]")
{
    const pinwright::test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() + "/languages");
    std::ofstream(folder.path() + "/languages/de.json")
        << R"({"checks": {"page": {"answers": "Der Server antwortet.", "answersDetail": "An {{address}}."}},
               "pages": {"notFound": "Diese Seite gibt es nicht", "goOn": "Weiter"},
               "causes": {"invalidState": {"title": "Nicht hier begonnen.", "explanation": "Von anderswo."}}})";
    Setup setup;
    setup.folder = folder.path();
    RunningServer server(setup);
    const std::string german = "Accept-Language: de-AT, en;q=0.5";

    const auto first_check = [&](const std::vector<std::string>& headers) {
        std::vector<std::string> all = headers;
        all.push_back("Cookie: " + server.Cookie());
        const TestAnswer answer = server.Ask("GET", "/api/v1/diagnosis", all);
        REQUIRE(answer.status == 200);
        return nlohmann::json::parse(answer.body).at("items").at(0);
    };
    CHECK(first_check({german}).at("title") == "Der Server antwortet.");
    CHECK(first_check({german}).at("detail") == "An http://localhost:8080.");
    CHECK(first_check({}).at("title") == "The server answers.");
    CHECK(first_check({"Accept-Language: fr"}).at("title") == "The server answers.");

    const std::string missing = server.Ask("GET", "/nowhere", {german}).body;
    CHECK(missing.find("<html lang=\"de\">") != std::string::npos);
    CHECK(missing.find("<h1>Diese Seite gibt es nicht</h1>") != std::string::npos);
    CHECK(missing.find(">Weiter</a>") != std::string::npos);
    CHECK(server.Ask("GET", "/nowhere").body.find("<html lang=\"en\">") != std::string::npos);

    const std::string callback = server.Ask("GET", "/oauth/callback?state=x&code=y", {german}).body;
    CHECK(callback.find("Nicht hier begonnen.") != std::string::npos);
    CHECK(callback.find("Von anderswo.") != std::string::npos);
    // Other answers of the API stay English: a client translates them, and some are stored.
    CHECK(server.Ask("GET", "/api/v1/nowhere", {german}).body.find("Diese Seite") == std::string::npos);
}

}  // namespace pinwright::http::test
