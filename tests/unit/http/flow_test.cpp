#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "proxy/standin/standin.hpp"
#include "tests/unit/http/api_case.hpp"
#include "tests/unit/media/photo_parts.hpp"
#include "tests/unit/media/pictures.hpp"

namespace pinwright::http::test {

namespace {

/// A stand-in for Pinterest, and a server that only knows it.
struct Flow {
    Flow() : transport(net::MakeTransport())
    {
        const Result<int> port = standin.Start();
        REQUIRE(port.ok());
        standin_port = *port;
        Setup setup;
        setup.site = {Environment::kStandin, standin.ApiUrl(), standin.OauthUrl()};
        setup.app_id = standin::Options{}.app_id;
        setup.app_secret = standin::Options{}.app_secret;
        setup.transport = transport.get();
        setup.publishing = true;
        server = std::make_unique<RunningServer>(setup);
    }

    /// Begins a sign-in and returns the query that the browser carries to Pinterest.
    std::string Begin(const std::string& account = {})
    {
        const TestAnswer answer = server->AskFromPage(
            "GET", "/api/v1/oauth/start" + (account.empty() ? "" : "?account=" + account));
        REQUIRE(answer.status == 302);
        const std::string location = answer.Header("Location");
        REQUIRE(location.starts_with(standin.OauthUrl() + "?"));
        return location.substr(location.find('?') + 1);
    }

    /// The person's decision on the consent page; returns the path and query of the callback.
    std::string Decide(const std::string& query, const std::string& decision, std::string_view account,
                       const std::string& scopes)
    {
        std::string body = query + "&decision=" + decision + "&account=" + std::string(account) + scopes;
        Wire wire(standin_port);
        wire.Send("POST /oauth/ HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(standin_port) +
                  "\r\nOrigin: " + standin.Origin() +
                  "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
                  "Content-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + body);
        const std::string location = ParseAnswer(wire.ReadToEnd()).Header("Location");
        REQUIRE(location.find("/oauth/callback?") != std::string::npos);
        return location.substr(location.find("/oauth/callback"));
    }

    TestAnswer ComeBack(const std::string& callback)
    {
        return server->Ask(
            "GET", callback,
            {"Cookie: " + server->Cookie(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"});
    }

    nlohmann::json Ask(const std::string& path)
    {
        return nlohmann::json::parse(server->AskFromPage("GET", path).body);
    }

    /// The pin once its state is final.
    nlohmann::json Settled(const std::string& pin)
    {
        nlohmann::json seen;
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        do {
            seen = Ask("/api/v1/pins/" + pin);
        } while ((seen.at("state") == "scheduled" || seen.at("state") == "publishing") &&
                 std::chrono::steady_clock::now() < limit);
        return seen;
    }

    standin::Standin standin;
    std::unique_ptr<net::Transport> transport;
    int standin_port = 0;
    std::unique_ptr<RunningServer> server;
};

const std::string kAllScopes =
    "&allowed=boards:read&allowed=boards:write&allowed=pins:read&allowed=pins:write&allowed=user_accounts:"
    "read";

}  // namespace

TEST_CASE("from a sign-in to a published pin, all over the outer contract", "[http]")
{
    Flow flow;
    const std::string callback = flow.Decide(flow.Begin(), "authorize", standin::kFirstBusiness, kAllScopes);
    const TestAnswer back = flow.ComeBack(callback);
    CHECK(back.status == 200);
    CHECK(back.body.find("url=/integrations?connected=") != std::string::npos);
    CHECK(back.body.find("code=") == std::string::npos);

    const nlohmann::json status = flow.Ask("/api/v1/status");
    CHECK(status.at("mode") == "standin");
    const nlohmann::json account = status.at("accounts").at(0);
    CHECK(account.at("state") == "connected");
    const std::string id = account.at("id").get<std::string>();

    // The same answer again is useless: a state is valid once.
    CHECK(flow.ComeBack(callback).status == 400);

    const nlohmann::json boards = flow.Ask("/api/v1/accounts/" + id + "/boards");
    REQUIRE(boards.at("items").size() == 6);
    const std::string board = boards.at("items").at(0).at("id").get<std::string>();
    const TestAnswer made =
        flow.server->AskFromPage("POST", "/api/v1/accounts/" + id + "/boards", R"({"name":"Ünïque 手"})");
    REQUIRE(made.status == 201);
    CHECK(nlohmann::json::parse(made.body).at("name") == "Ünïque 手");
    CHECK(flow.server->AskFromPage("POST", "/api/v1/accounts/" + id + "/boards", R"({"name":"Ünïque 手"})")
              .status == 409);
    const std::string avatar = account.at("avatar").get<std::string>();
    CHECK(flow.server->AskFromPage("GET", avatar).Header("Content-Type").starts_with("image/"));

    nlohmann::json pin = nlohmann::json::parse(PinJson(flow.server->StoreImage()));
    pin["account_id"] = id;
    pin["board_id"] = board;
    pin["title"] = "Schüssel 器 🥣";
    REQUIRE(flow.server->AskFromPage("POST", "/api/v1/pins", pin.dump()).status == 201);
    const nlohmann::json seen = flow.Settled(kUuid);
    INFO(seen.dump(2));
    CHECK(seen.at("state") == "published");
    CHECK(seen.at("url").is_string());
    const std::string ledger = flow.standin.Control("GET", "/ledger").body;
    CHECK(ledger.find("Schüssel 器 🥣") != std::string::npos);
    CHECK(flow.server->Ask("GET", "/healthz", {"Host: probe"}).status == 200);
    CHECK(flow.server->Ask("GET", "/metrics").body.find("pinwright_pins{state=\"published\"} 1") !=
          std::string::npos);
}

TEST_CASE("what leaves for Pinterest is the upright picture alone, however the photo was uploaded", "[http]")
{
    Flow flow;
    REQUIRE(
        flow.ComeBack(flow.Decide(flow.Begin(), "authorize", standin::kFirstBusiness, kAllScopes)).status ==
        200);
    const std::string account = flow.Ask("/api/v1/accounts").at("items").at(0).at("id").get<std::string>();
    const nlohmann::json boards = flow.Ask("/api/v1/accounts/" + account + "/boards").at("items");

    using pinwright::test::AfterFirst;
    const std::string clean = pinwright::test::EncodeJpeg(pinwright::test::Slope(320, 240));
    const std::string photo = AfterFirst(clean, pinwright::test::ExifSegment(6)) + pinwright::test::Video();
    const auto part = [&](std::size_t from, std::size_t to) {
        return flow.server->Ask(
            "PATCH", "/api/v1/uploads/" + kUuid,
            {"Cookie: " + flow.server->Cookie(), "Origin: http://localhost:8080",
             "Upload-Offset: " + std::to_string(from), "Upload-Length: " + std::to_string(photo.size())},
            photo.substr(from, to - from));
    };
    REQUIRE(part(0, 1'000).status == 204);
    const TestAnswer in_parts = part(1'000, photo.size());
    const TestAnswer whole = flow.server->AskFromPage("POST", "/api/v1/media", photo);
    REQUIRE(in_parts.status == 201);
    REQUIRE(whole.status == 201);
    CHECK(in_parts.body == whole.body);
    const nlohmann::json media = nlohmann::json::parse(whole.body);
    CHECK(media.at("width") == 240);
    CHECK(media.at("height") == 320);

    nlohmann::json pin = nlohmann::json::parse(PinJson(media.at("id").get<std::string>()));
    pin["account_id"] = account;
    pin["board_id"] = boards.at(0).at("id");
    REQUIRE(flow.server->AskFromPage("POST", "/api/v1/pins", pin.dump()).status == 201);
    REQUIRE(flow.Settled(kUuid).at("state") == "published");
    const nlohmann::json ledger = nlohmann::json::parse(flow.standin.Control("GET", "/ledger").body);
    const nlohmann::json arrived = ledger.at("items").at(0).at("image");
    CHECK(arrived.at("sha256") == media.at("id"));
    CHECK(arrived.at("width") == 240);
    CHECK(arrived.at("height") == 320);
    CHECK(arrived.at("size") == media.at("bytes"));

    const std::string kept =
        flow.server->AskFromPage("GET", "/api/v1/media/" + media.at("id").get<std::string>()).body;
    CHECK(kept.size() == media.at("bytes"));
    CHECK(kept.find("Exif") == std::string::npos);
    CHECK(kept.find(pinwright::test::kPlace) == std::string::npos);
    CHECK(kept.ends_with("\xff\xd9"));
}

TEST_CASE("canceling at Pinterest comes back as a page that says so", "[http]")
{
    Flow flow;
    const TestAnswer back =
        flow.ComeBack(flow.Decide(flow.Begin(), "cancel", standin::kFirstBusiness, kAllScopes));
    CHECK(back.status == 200);
    CHECK(back.body.find("url=/integrations?problem=consent_declined") != std::string::npos);
    CHECK(flow.Ask("/api/v1/accounts").at("items").empty());
}

TEST_CASE("a permission that was left off is in the way, and named", "[http]")
{
    Flow flow;
    const TestAnswer back =
        flow.ComeBack(flow.Decide(flow.Begin(), "authorize", standin::kFirstBusiness,
                                  "&allowed=boards:read&allowed=pins:read&allowed=user_accounts:read"));
    CHECK(back.status == 200);
    CHECK(back.body.find("problem=scope_missing&amp;account=") != std::string::npos);
    const nlohmann::json account = flow.Ask("/api/v1/accounts").at("items").at(0);
    CHECK(account.at("state") == "needs_reconnection");
    CHECK(account.at("cause").at("detail").get<std::string>().find("pins:write") != std::string::npos);
}

TEST_CASE("another Pinterest user never replaces the account", "[http]")
{
    Flow flow;
    flow.ComeBack(flow.Decide(flow.Begin(), "authorize", standin::kFirstBusiness, kAllScopes));
    const std::string id = flow.Ask("/api/v1/accounts").at("items").at(0).at("id").get<std::string>();
    const TestAnswer back =
        flow.ComeBack(flow.Decide(flow.Begin(id), "authorize", standin::kSecondBusiness, kAllScopes));
    CHECK(back.status == 200);
    CHECK(back.body.find("problem=wrong_account") != std::string::npos);
    const nlohmann::json accounts = flow.Ask("/api/v1/accounts").at("items");
    CHECK(accounts.size() == 1);
    CHECK(accounts.at(0).at("username") == "willowandclay");
}

TEST_CASE("an answer meant for another browser is a bad state", "[http]")
{
    Flow flow;
    const std::string callback = flow.Decide(flow.Begin(), "authorize", standin::kFirstBusiness, kAllScopes);
    const TestAnswer other = flow.server->Ask("GET", callback);
    CHECK(other.status == 400);
    CHECK(other.body.find("problem=invalid_state") != std::string::npos);
    CHECK(flow.Ask("/api/v1/accounts").at("items").empty());
}

}  // namespace pinwright::http::test
