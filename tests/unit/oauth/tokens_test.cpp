#include <sqlite3.h>

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "tests/unit/oauth/fixture.hpp"

namespace {

using pinwright::AccountState;
using pinwright::Cause;
using pinwright::Environment;
using pinwright::net::Failure;
using pinwright::net::Outcome;
using pinwright::oauth::testing::Fixture;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;
using namespace std::chrono_literals;
namespace pin = pinwright::pinterest;

const Outcome kGrantGone = Answered(401, R"({"code":283,"message":"The authorization grant is invalid"})");
const Outcome kWrongSecret = Answered(401, R"({"code":2,"message":"Authentication failed."})");
constexpr auto kDueIn = 24h * 30 * 3 / 4;  // When a quarter of 30 days is left.

TEST_CASE_METHOD(Fixture, "a token is refreshed when a quarter of its life is left, and not before")
{
    const std::string id = Connect();
    clock.Move(kDueIn - 1s);
    CHECK(connections->AccessTo(id)->token == "pina_1");
    CHECK(transport.Count("/oauth/token") == 1);
    clock.Move(1s);
    CHECK(connections->AccessTo(id)->token == "pina_2");
    CHECK(TokenNow(id) == "pina_2");
    CHECK(store->accounts.FindTokens(id)->refresh_token == "pinr_2");
    CHECK(transport.asked().back().body == "grant_type=refresh_token&refresh_token=pinr_1");
    CHECK(AccountNow(id).access_expires_at == clock.Now() + 30 * 24h);
    CHECK(connections->AccessTo(id)->token == "pina_2");
    CHECK(transport.Count("/oauth/token") == 2);
}

TEST_CASE_METHOD(
    Fixture, "a refresh without a new refresh token keeps the old one, and its scopes where it names none")
{
    const std::string id = Connect();
    const auto before = *store->accounts.FindTokens(id);
    clock.Move(kDueIn);
    TokenAnswers(Answered(200, R"({"access_token":"pina_x","expires_in":"3600"})"));
    REQUIRE(connections->AccessTo(id)->token == "pina_x");
    const auto after = *store->accounts.FindTokens(id);
    CHECK(after.refresh_token == before.refresh_token);
    CHECK(after.refresh_expires_at == before.refresh_expires_at);
    CHECK(after.access_expires_at == clock.Now() + 1h);
    CHECK(AccountNow(id).scopes.size() == 5);
}

TEST_CASE_METHOD(Fixture,
                 "what a refresh cannot prove changes nothing, and the old token serves while it lives")
{
    const Outcome faults[] = {
        Failed(Failure::kResolve),
        Failed(Failure::kTimeout),
        Failed(Failure::kTls),
        Answered(500, "x"),
        Answered(429, R"({"code":8,"message":"slow"})"),
        Answered(200, "<html>"),
        Answered(401, "<html>"),
        Answered(302, ""),
    };
    const std::string id = Connect();
    const auto before = AccountNow(id);
    clock.Move(kDueIn);
    for (const Outcome& fault : faults) {
        clock.Move(2h);
        TokenAnswers(fault);
        const auto asked = transport.Count("/oauth/token");
        CHECK(connections->AccessTo(id)->token == "pina_1");
        CHECK(transport.Count("/oauth/token") == asked + 1);
        CHECK(AccountNow(id) == before);
    }
    clock.Move(24h * 8);
    for (const Outcome& fault : faults) {
        clock.Move(2h);
        TokenAnswers(fault);
        CHECK_FALSE(connections->AccessTo(id).ok());
        CHECK(AccountNow(id) == before);
    }
    transport.Answer([this](const Asked& asked) { return Kind(asked); });
    clock.Move(2min);
    CHECK(connections->AccessTo(id)->token == "pina_2");
}

TEST_CASE_METHOD(Fixture, "a failing refresh is not retried at once, and ever more rarely")
{
    const std::string id = Connect();
    clock.Move(kDueIn);
    TokenAnswers(Failed(Failure::kConnect));
    const auto tries = [&](auto span) {
        const auto before = transport.Count("/oauth/token");
        for (auto spent = 0s; spent < span; spent += 10s) {
            CHECK(connections->AccessTo(id).ok());
            clock.Move(10s);
        }
        return transport.Count("/oauth/token") - before;
    };
    CHECK(tries(60s) == 1);
    CHECK(tries(120s) == 1);
    CHECK(tries(240s) == 1);
    CHECK(tries(24h) <= 30);
    // Setting the clock back doesn't extend the pause.
    clock.Move(-48h);
    CHECK(connections->AccessTo(id).ok());
}

TEST_CASE_METHOD(Fixture, "a refused refresh is a warning while the token lives, and the end once it is over")
{
    const std::string id = Connect();
    clock.Move(kDueIn);
    TokenAnswers(kGrantGone);
    CHECK(connections->AccessTo(id)->token == "pina_1");
    CHECK(AccountNow(id).state == AccountState::kConnected);
    CHECK(CauseId(id) == "token_warning");
    CHECK(AccountNow(id).cause->detail.find(pinwright::FormatRfc3339(*AccountNow(id).access_expires_at)) !=
          std::string::npos);
    CHECK(connections->AccessTo(id).ok());
    CHECK(transport.Count("/oauth/token") == 2);

    clock.Move(24h * 30 / 4);
    CHECK(connections->AccessTo(id).error().cause == Cause::kSessionExpired);
    CHECK(AccountNow(id).state == AccountState::kNeedsReconnection);
    CHECK(CauseId(id) == "session_expired");
    CHECK(transport.Count("/oauth/token") == 3);
    CHECK(connections->AccessTo(id).error().cause == Cause::kSessionExpired);
    CHECK(transport.Count("/oauth/token") == 3);
}

TEST_CASE_METHOD(Fixture, "a wrong clock here ends no connection")
{
    const std::string id = Connect();
    const std::string date = pinwright::FormatHttpDate(clock.Now());
    clock.Move(24h * 365);
    TokenAnswers(
        Answered(401, R"({"code":283,"message":"The authorization grant is invalid"})", {{"Date", date}}));
    CHECK(connections->AccessTo(id)->token == "pina_1");
    CHECK(AccountNow(id).state == AccountState::kConnected);
    CHECK(connections->AccessTo(id)->token == "pina_1");
    // Once the token itself is refused, nothing can help.
    CHECK(connections->Renew(id, "pina_1").error().cause == Cause::kSessionExpired);
    CHECK(AccountNow(id).state == AccountState::kNeedsReconnection);
}

TEST_CASE_METHOD(Fixture, "a warning passes with the next good refresh, a personal account's own does not")
{
    pinterest.account_type = "PINNER";
    const std::string id = Connect();
    clock.Move(kDueIn);
    TokenAnswers(kGrantGone);
    REQUIRE(connections->AccessTo(id).ok());
    CHECK(CauseId(id) == "token_warning");
    transport.Answer([this](const Asked& asked) { return Kind(asked); });
    clock.Move(6h);
    CHECK(connections->AccessTo(id)->token == "pina_2");
    CHECK(CauseId(id) == "personal_account");
}

TEST_CASE_METHOD(Fixture, "wrong app credentials are the app's matter: the account stays connected")
{
    const std::string id = Connect();
    clock.Move(24h * 31);
    TokenAnswers(kWrongSecret);
    CHECK(connections->AccessTo(id).error().cause == Cause::kAppCredentials);
    CHECK(AccountNow(id).state == AccountState::kConnected);
    CHECK(CauseId(id) == "app_credentials");
    CHECK(connections->Renew(id, "pina_1").error().cause == Cause::kAppCredentials);
    CHECK(AccountNow(id).state == AccountState::kConnected);
    transport.Answer([this](const Asked& asked) { return Kind(asked); });
    clock.Move(1min);
    CHECK(connections->AccessTo(id).ok());
    CHECK(CauseId(id).empty());
}

TEST_CASE_METHOD(Fixture,
                 "a refresh that grants less than is needed stops the account, naming what is missing")
{
    const std::string id = Connect();
    clock.Move(kDueIn);
    pinterest.scope = "boards:read boards:write pins:read user_accounts:read";
    CHECK(connections->AccessTo(id).error().cause == Cause::kScopeMissing);
    CHECK(AccountNow(id).state == AccountState::kNeedsReconnection);
    CHECK(CauseId(id) == "scope_missing");
    CHECK(AccountNow(id).cause->detail.find("pins:write") != std::string::npos);
    CHECK(connections->AccessTo(id).error().cause == Cause::kScopeMissing);
}

TEST_CASE_METHOD(Fixture, "a thousand callers at once make one refresh")
{
    const std::string id = Connect();
    // 40 threads with 25 calls each; returns how many of the thousand succeeded.
    const auto at_once = [&](auto call) {
        std::atomic<int> good{0};
        std::atomic<int> waiting{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 40; ++i)
            threads.emplace_back([&] {
                ++waiting;
                while (waiting < 40)
                    std::this_thread::yield();
                for (int k = 0; k < 25; ++k)
                    good += call();
            });
        for (std::thread& one : threads)
            one.join();
        return good.load();
    };
    SECTION("over")
    {
        clock.Move(24h * 31);
        CHECK(at_once([&] { return connections->AccessTo(id)->token == "pina_2"; }) == 1000);
        CHECK(transport.Count("/oauth/token") == 2);
    }
    SECTION("refused")
    {
        CHECK(at_once([&] { return connections->Renew(id, "pina_1")->token == "pina_2"; }) == 1000);
        CHECK(transport.Count("/oauth/token") == 2);
    }
    SECTION("refused, and Pinterest unreachable")
    {
        TokenAnswers(Failed(Failure::kTimeout));
        CHECK(at_once([&] {
                  const auto renewed = connections->Renew(id, "pina_1");
                  return !renewed.ok() && renewed.error().cause == Cause::kPinterestUnreachable;
              }) == 1000);
        CHECK(transport.Count("/oauth/token") == 2);
    }
}

TEST_CASE_METHOD(Fixture, "a new pair is committed before anybody gets it")
{
    const std::string id = Connect();
    clock.Move(kDueIn);
    std::string stored_meanwhile;
    transport.Answer([&](const Asked& asked) {
        stored_meanwhile = TokenNow(id);
        return Kind(asked);
    });
    const auto access = connections->AccessTo(id);
    CHECK(stored_meanwhile == "pina_1");
    CHECK(access->token == TokenNow(id));
}

TEST_CASE_METHOD(Fixture, "a new pair that the disk does not take is used by nobody, and not lost")
{
    const std::string id = Connect();
    clock.Move(24h * 31);
    sqlite3* other = nullptr;
    std::string file;
    for (const auto& entry : std::filesystem::directory_iterator(store->folder()))
        if (entry.path().extension() == ".db" || entry.path().extension() == ".sqlite")
            file = entry.path();
    REQUIRE(sqlite3_open(file.c_str(), &other) == SQLITE_OK);
    const auto run = [&](const char* sql) { return sqlite3_exec(other, sql, nullptr, nullptr, nullptr); };
    REQUIRE(run("CREATE TRIGGER full BEFORE INSERT ON tokens BEGIN SELECT RAISE(ABORT, 'full'); END") ==
            SQLITE_OK);
    CHECK_FALSE(connections->AccessTo(id).ok());
    CHECK_FALSE(connections->AccessTo(id).ok());
    CHECK(TokenNow(id) == "pina_1");
    CHECK(AccountNow(id).state == AccountState::kConnected);
    REQUIRE(run("DROP TRIGGER full") == SQLITE_OK);
    sqlite3_close(other);
    CHECK(connections->AccessTo(id)->token == "pina_2");
    CHECK(TokenNow(id) == "pina_2");
    CHECK(transport.Count("/oauth/token") == 2);
}

TEST_CASE_METHOD(Fixture, "a token that somebody renewed already is not renewed again")
{
    const std::string id = Connect();
    CHECK(connections->Renew(id, "pina_0")->token == "pina_1");
    CHECK(transport.Count("/oauth/token") == 1);
    CHECK(connections->Renew(id, "pina_1")->token == "pina_2");
    CHECK(connections->Renew(id, "pina_1")->token == "pina_2");
    CHECK(transport.Count("/oauth/token") == 2);
}

TEST_CASE_METHOD(Fixture, "a refused call is repeated once with a renewed token")
{
    const std::string id = Connect();
    transport.Answer([this](const Asked& asked) {
        if (!asked.url.ends_with("/user_account"))
            return Kind(asked);
        return asked.Header("Authorization") == "Bearer pina_1" ? kWrongSecret
                                                                : Answered(200, pinterest.User());
    });
    const auto call = [](pin::Api& api, const std::string& token) { return api.GetUser(token); };
    const auto user = connections->Call(id, call);
    REQUIRE(user.ok());
    CHECK(transport.Count("/user_account") == 3);
    CHECK(AccountNow(id).state == AccountState::kConnected);

    // The new token is refused as well: a person must reconnect the account.
    transport.Answer([this](const Asked& asked) {
        return asked.url.ends_with("/user_account") ? kWrongSecret : Kind(asked);
    });
    const auto refused = connections->Call(id, call);
    CHECK(refused.fault.cause == Cause::kSessionExpired);
    CHECK(refused.fault.definite);
    CHECK(transport.Count("/user_account") == 5);
    CHECK(AccountNow(id).state == AccountState::kNeedsReconnection);

    const auto held = connections->Call(id, call);
    CHECK(held.fault.cause == Cause::kSessionExpired);
    CHECK_FALSE(held.fault.sent);
    CHECK(transport.Count("/user_account") == 5);
}

TEST_CASE_METHOD(Fixture, "a renewal that fails for the network's sake changes nothing and sends nothing")
{
    const std::string id = Connect();
    const auto before = AccountNow(id);
    transport.Answer([](const Asked& asked) {
        return asked.url.ends_with("/oauth/token") ? Failed(Failure::kTimeout) : kWrongSecret;
    });
    const auto user =
        connections->Call(id, [](pin::Api& api, const std::string& token) { return api.GetUser(token); });
    CHECK(user.fault.cause == Cause::kPinterestUnreachable);
    CHECK_FALSE(user.fault.sent);
    CHECK_FALSE(user.fault.definite);
    CHECK(AccountNow(id) == before);
}

TEST_CASE_METHOD(Fixture, "the account's state follows what is said of the account, and of nothing else")
{
    const struct {
        int status;
        const char* body;
        AccountState state;
        const char* cause;
    } table[] = {
        {401, R"({"code":3,"message":"Your token does not have sufficient permissions"})",
         AccountState::kNeedsReconnection, "scope_missing"},
        {401, R"({"code":3,"message":"Your application consumer type is not supported"})",
         AccountState::kConnected, "app_not_active"},
        {403, R"({"code":29,"message":"Apps with Trial access may not create Pins"})",
         AccountState::kConnected, ""},
        {404, R"({"code":40,"message":"Board not found."})", AccountState::kConnected, ""},
        {429, R"({"code":8,"message":"slow"})", AccountState::kConnected, ""},
        {500, "", AccountState::kConnected, ""},
    };
    const auto call = [](pin::Api& api, const std::string& token) { return api.GetUser(token); };
    for (const auto& one : table) {
        INFO(one.body);
        transport.Answer([this](const Asked& asked) { return Kind(asked); });
        const std::string id = Connect();
        transport.Answer([&](const Asked&) { return Answered(one.status, one.body); });
        CHECK_FALSE(connections->Call(id, call).ok());
        CHECK(AccountNow(id).state == one.state);
        CHECK(CauseId(id) == one.cause);
        if (std::string(one.cause) == "app_not_active") {
            transport.Answer([this](const Asked& asked) { return Kind(asked); });
            CHECK(connections->Call(id, call).ok());
            CHECK(CauseId(id).empty());
        }
    }
}

TEST_CASE_METHOD(Fixture, "a refusal of old tokens does not undo a reconnection")
{
    const std::string id = Connect();
    bool reconnected = false;
    transport.Answer([&](const Asked& asked) {
        if (!asked.url.ends_with("/user_account") || reconnected)
            return Kind(asked);
        reconnected = true;
        Connect();
        return Answered(401, R"({"code":3,"message":"Your token does not have sufficient permissions"})");
    });
    const auto user =
        connections->Call(id, [](pin::Api& api, const std::string& token) { return api.GetUser(token); });
    CHECK(user.fault.cause == Cause::kScopeMissing);
    CHECK(AccountNow(id).state == AccountState::kConnected);
}

TEST_CASE_METHOD(Fixture, "tokens of an environment that is not set up are sent nowhere")
{
    const std::string id = Connect();
    const auto asked = transport.asked().size();
    config.site.environment = Environment::kStandin;
    config.sandbox.reset();
    Restart();
    clock.Move(24h * 31);
    CHECK(connections->AccessTo(id).error().cause == Cause::kOtherEnvironment);
    CHECK(connections->Renew(id, "pina_1").error().cause == Cause::kOtherEnvironment);
    connections->KeepFresh(clock.Now());
    CHECK(transport.asked().size() == asked);
    CHECK(AccountNow(id).state == AccountState::kConnected);
    CHECK(connections->AccessTo("nobody").error().cause == Cause::kNotFound);
}

TEST_CASE_METHOD(Fixture, "keeping fresh refreshes what is due and leaves the rest")
{
    const std::string ann = Connect();
    clock.Move(kDueIn / 2);
    pinterest.user_id = "2222";
    const std::string bob = Connect();
    clock.Move(kDueIn / 2);
    connections->KeepFresh(clock.Now());
    CHECK(TokenNow(ann) == "pina_3");
    CHECK(TokenNow(bob) == "pina_2");
    CHECK(transport.Count("/oauth/token") == 3);
    REQUIRE(connections->Disconnect(bob).ok());
    clock.Move(24h * 40);
    connections->KeepFresh(clock.Now());
    CHECK(transport.Count("/oauth/token") == 4);
    CHECK(AccountNow(bob).state == AccountState::kDisconnected);
}

}  // namespace
