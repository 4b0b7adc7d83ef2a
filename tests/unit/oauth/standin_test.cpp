// The three rooms together over real sockets: transport, API and connections against the stand-in, which was
// written from Pinterest's documents and not from this code.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "proxy/oauth/image_proxy.hpp"
#include "proxy/standin/standin.hpp"
#include "tests/unit/oauth/fixture.hpp"

namespace {

using nlohmann::json;
using pinwright::AccountState;
using pinwright::Cause;
using pinwright::Clock;
using pinwright::Environment;
using pinwright::FromMillis;
using pinwright::Timestamp;
using pinwright::oauth::CallbackResult;
using pinwright::oauth::Connections;
using pinwright::oauth::ImageProxy;
using pinwright::oauth::testing::kSession;
using pinwright::standin::Standin;
using namespace std::chrono_literals;
namespace pin = pinwright::pinterest;
namespace store = pinwright::store;

struct SystemClock : Clock {
    Timestamp Now() const override
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
               offset;
    }
    std::chrono::milliseconds offset{0};
};

struct World {
    pinwright::test::TemporaryFolder folder;
    SystemClock clock;
    pinwright::test::CountingRandom random;
    Standin standin;
    pinwright::config::Config config;
    std::unique_ptr<pinwright::net::Transport> transport = pinwright::net::MakeTransport();
    std::unique_ptr<store::Store> data;
    std::unique_ptr<Connections> connections;

    World()
    {
        REQUIRE(standin.Start().ok());
        config.app_id = "standin-app";
        config.app_secret = "standin-secret";
        config.site = {Environment::kStandin, standin.ApiUrl(), standin.OauthUrl()};
        data = std::move(store::Store::Open(folder.path() + "/data", random, clock)).value();
        connections = std::make_unique<Connections>(config, *transport, *data, clock, random);
    }

    json Control(const std::string& path, const json& body = json::object())
    {
        const auto answer = standin.Control("POST", path, body.dump());
        INFO(path << " " << answer.body);
        REQUIRE(answer.status == 200);
        return json::parse(answer.body);
    }

    CallbackResult ConnectAs(std::string_view user, const std::string& reconnect = {}, json scopes = nullptr)
    {
        const auto address = connections->Begin(kSession, reconnect, std::nullopt);
        REQUIRE(address.ok());
        const std::string state = address->substr(address->find("&state=") + 7);
        json wanted = {{"account", user}, {"redirect_uri", config.RedirectUri()}};
        if (!scopes.is_null())
            wanted["scopes"] = std::move(scopes);
        return connections->Complete(kSession, state, Control("/code", wanted)["code"].get<std::string>(),
                                     "");
    }
    std::string Connect() { return ConnectAs(pinwright::standin::kFirstBusiness).account_id; }

    pin::ImageFile Picture(const std::string& account)
    {
        ImageProxy images(config, *transport, data->accounts, data->images);
        const auto image = images.Fetch(data->accounts.Find(account)->account.avatar.substr(15));
        REQUIRE(image);
        const std::string path = folder.path() + "/picture";
        std::ofstream(path, std::ios::binary) << image->bytes;
        return {path, image->content_type, image->bytes.size()};
    }

    std::size_t Ledger() { return json::parse(standin.Control("GET", "/ledger").body)["items"].size(); }
    AccountState State(const std::string& id) { return data->accounts.Find(id)->account.state; }
};

TEST_CASE_METHOD(World, "an account is connected, its boards are read, and a pin is made, over real sockets")
{
    const std::string id = Connect();
    const auto account = data->accounts.Find(id)->account;
    CHECK(account.username == "willowandclay");
    CHECK(account.account_type == "BUSINESS");
    CHECK(account.scopes.size() == 5);

    Control("/boards", {{"account", pinwright::standin::kFirstBusiness}, {"count", 600}});
    const auto boards = connections->Boards(id, Connections::Refresh::kYes);
    REQUIRE(boards.ok());
    CHECK(boards->size() >= 600);
    const auto made = connections->CreateBoard(id, "Grün & \"neu\" \xf0\x9f\x8c\xb1", "PUBLIC");
    REQUIRE(made.ok());
    CHECK(made->name == "Grün & \"neu\" \xf0\x9f\x8c\xb1");
    CHECK(connections->CreateBoard(id, "Grün & \"neu\" \xf0\x9f\x8c\xb1", "PUBLIC").error().cause ==
          Cause::kBoardNameTaken);
    CHECK(connections->Sections(id, made->id, Connections::Refresh::kNo)->empty());

    pin::PinToCreate request{
        {"Title \"1\"", "Line\nline", "Alt", "https://example.com/?a=b&c=d"}, made->id, "", Picture(id)};
    const auto published = connections->Call(id, [&](pin::Api& api, const std::string& token) {
        return api.CreatePin(token, request, [] { return true; });
    });
    INFO(published.fault.detail);
    REQUIRE(published.ok());
    CHECK(published.meta.date);
    CHECK_FALSE(published.meta.request_id.empty());
    CHECK(published.meta.rate_limit.limit > 0);
    const auto listed = connections->Call(id, [&](pin::Api& api, const std::string& token) {
        return api.ListBoardPins(token, made->id, "", "");
    });
    REQUIRE(listed.ok());
    REQUIRE(listed.value->items.size() == 1);
    const pin::RemotePin& found = listed.value->items.front();
    CHECK(found.id == published.value->id);
    CHECK(found.title == request.title);
    CHECK(found.description == request.description);
    CHECK(found.alt_text == request.alt_text);
    CHECK(found.link == request.link);
    CHECK(found.created_at);
    CHECK(Ledger() == 1);

    request.board_id = "1";
    const auto lost = connections->Call(
        id, [&](pin::Api& api, const std::string& token) { return api.CreatePin(token, request, {}); });
    CHECK(lost.fault.cause == Cause::kBoardMissing);
    CHECK(lost.fault.definite);
}

TEST_CASE_METHOD(World, "a pin whose fence stays closed, or whose connection breaks before it, is not made")
{
    const std::string id = Connect();
    const auto boards = connections->Boards(id, Connections::Refresh::kNo);
    REQUIRE(boards.ok());
    const pin::PinToCreate request{{"T", "", "", ""}, boards->front().id, "", Picture(id)};
    const auto create = [&](bool open) {
        return connections->Call(id, [&](pin::Api& api, const std::string& token) {
            return api.CreatePin(token, request, [&] { return open; });
        });
    };
    const auto held = create(false);
    CHECK_FALSE(held.ok());
    CHECK_FALSE(held.fault.sent);
    CHECK(Ledger() == 0);

    for (const char* when : {"before", "after"}) {
        const std::size_t before = Ledger();
        Control("/drop", {{"method", "POST"}, {"path", "/pins"}, {"times", 1}, {"when", when}});
        const auto cut = create(true);
        CHECK(cut.fault.cause == Cause::kPinterestUnreachable);
        CHECK(cut.fault.sent);
        CHECK_FALSE(cut.fault.definite);
        CHECK(Ledger() - before == (std::string(when) == "after" ? 1u : 0u));
    }
}

TEST_CASE_METHOD(World, "Pinterest's refusals come out as their causes")
{
    const std::string id = Connect();
    const auto boards = connections->Boards(id, Connections::Refresh::kNo);
    REQUIRE(boards.ok());
    const pin::PinToCreate request{{"T", "", "", ""}, boards->front().id, "", Picture(id)};
    const auto refused = [&] {
        const auto answer = connections->Call(
            id, [&](pin::Api& api, const std::string& token) { return api.CreatePin(token, request, {}); });
        CHECK_FALSE(answer.ok());
        return answer.fault.cause;
    };
    Control("/trial", {{"on", true}});
    CHECK(refused() == Cause::kTrialAccess);
    CHECK(State(id) == AccountState::kConnected);
    Control("/trial", {{"on", false}});

    Control("/fail", {{"method", "POST"},
                      {"path", "/pins"},
                      {"times", 1},
                      {"status", 429},
                      {"code", 8},
                      {"message", "Too many"},
                      {"message_detail", "spam"}});
    CHECK(refused() == Cause::kSpamBlock);

    Control("/app", {{"active", false}});
    CHECK(refused() == Cause::kAppNotActive);
    CHECK(State(id) == AccountState::kConnected);
    Control("/app", {{"active", true}});

    Control("/scopes", {{"account", pinwright::standin::kFirstBusiness}, {"lift", {"pins:write"}}});
    CHECK(refused() == Cause::kScopeMissing);
    CHECK(State(id) == AccountState::kNeedsReconnection);
    CHECK(Ledger() == 0);
}

TEST_CASE_METHOD(World, "a token that is over is renewed, and one that is revoked asks for its person")
{
    const std::string id = Connect();
    const std::string first = data->accounts.FindTokens(id)->access_token;
    const auto ask = [&] {
        return connections->Call(id,
                                 [](pin::Api& api, const std::string& token) { return api.GetUser(token); });
    };
    Control("/expire", {{"what", "access"}});
    CHECK(ask().ok());
    CHECK(data->accounts.FindTokens(id)->access_token != first);
    CHECK(State(id) == AccountState::kConnected);

    Control("/revoke");
    CHECK(ask().fault.cause == Cause::kSessionExpired);
    CHECK(State(id) == AccountState::kNeedsReconnection);
    CHECK(ConnectAs(pinwright::standin::kFirstBusiness, id).kind == CallbackResult::Kind::kReconnected);
    CHECK(ask().ok());
}

TEST_CASE_METHOD(World, "a refresh whose answer is lost warns, and ends only with the token")
{
    const std::string id = Connect();
    Control("/token", {{"lose_refresh_answer", 1}});
    clock.offset = 24h * 25;
    CHECK(connections->AccessTo(id).ok());
    clock.offset += 1h;
    CHECK(connections->AccessTo(id).ok());
    CHECK(State(id) == AccountState::kConnected);
    CHECK(data->accounts.Find(id)->account.cause->id == "token_warning");
}

TEST_CASE_METHOD(World, "the token endpoint's oddities are taken: string lives, no scope, no rotation")
{
    Control("/token", {{"rotation", false}, {"string_expires_in", true}, {"omit_scope", true}});
    const std::string id = Connect();
    const auto tokens = *data->accounts.FindTokens(id);
    CHECK(tokens.access_expires_at - tokens.obtained_at == 24h * 30);
    CHECK(data->accounts.Find(id)->account.scopes.size() == 5);
    clock.offset = 24h * 25;
    CHECK(connections->AccessTo(id).ok());
    CHECK(data->accounts.FindTokens(id)->obtained_at > tokens.obtained_at);
    CHECK(State(id) == AccountState::kConnected);
}

TEST_CASE_METHOD(World,
                 "another user, a narrower consent, a personal account and a wrong secret are each told")
{
    const std::string id = Connect();
    CHECK(ConnectAs(pinwright::standin::kSecondBusiness, id).kind == CallbackResult::Kind::kWrongAccount);
    const auto narrow =
        ConnectAs(pinwright::standin::kSecondBusiness, "",
                  json::array({"boards:read", "pins:read", "pins:write", "user_accounts:read"}));
    CHECK(narrow.diagnosis->id == "scope_missing");
    CHECK(narrow.diagnosis->detail.find("boards:write") != std::string::npos);
    CHECK(ConnectAs(pinwright::standin::kPersonal).diagnosis->id == "personal_account");

    Control("/app", {{"secret", "another"}});
    const auto wrong = ConnectAs(pinwright::standin::kFirstBusiness);
    CHECK(wrong.kind == CallbackResult::Kind::kRefused);
    CHECK(wrong.diagnosis->id == "app_credentials");
    CHECK(State(id) == AccountState::kConnected);
}

}  // namespace
