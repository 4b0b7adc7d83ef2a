#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/oauth/fixture.hpp"

namespace {

using pinwright::AccountState;
using pinwright::Cause;
using pinwright::Environment;
using pinwright::net::Failure;
using pinwright::oauth::CallbackResult;
using pinwright::oauth::testing::Fixture;
using pinwright::oauth::testing::kApi;
using pinwright::oauth::testing::kSandboxApi;
using pinwright::oauth::testing::kSession;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;
using Kind = CallbackResult::Kind;
using namespace std::chrono_literals;

TEST_CASE_METHOD(Fixture, "the address asks for exactly the five permissions with a state of 256 bits")
{
    const auto address = connections->Begin(kSession, "", std::nullopt);
    REQUIRE(address.ok());
    const std::string fixed =
        "https://www.pinterest.example/oauth/?client_id=1234"
        "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Foauth%2Fcallback&response_type=code"
        "&scope=boards%3Aread%20boards%3Awrite%20pins%3Aread%20pins%3Awrite%20user_accounts%3Aread&state=";
    CHECK(address->substr(0, fixed.size()) == fixed);
    const std::string state = address->substr(fixed.size());
    CHECK(state.size() == 43);
    CHECK(state.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(address->find("s3cret") == std::string::npos);
    std::set<std::string> states{state};
    for (int i = 0; i < 20; ++i)
        CHECK(states.insert(BeginState()).second);
    CHECK(transport.asked().empty());
}

TEST_CASE_METHOD(Fixture, "a consent that cannot be is not begun")
{
    const std::string id = Connect();
    CHECK(connections->Begin("", "", std::nullopt).error().cause == Cause::kNoSession);
    CHECK(connections->Begin(kSession, "nobody", std::nullopt).error().cause == Cause::kNotFound);
    CHECK(connections->Begin(kSession, id, Environment::kSandbox).error().cause == Cause::kBadRequest);
    CHECK(connections->Begin(kSession, "", Environment::kStandin).error().cause == Cause::kOtherEnvironment);
    CHECK(connections->Begin(kSession, id, Environment::kProduction).ok());

    config.site.environment = Environment::kStandin;
    Restart();
    CHECK(connections->Begin(kSession, id, std::nullopt).error().cause == Cause::kOtherEnvironment);
    config.app_id.clear();
    Restart();
    CHECK(connections->Begin(kSession, "", std::nullopt).error().cause == Cause::kAppNotConfigured);
}

TEST_CASE_METHOD(Fixture, "who consents is connected, with name, picture, scopes and lives")
{
    const CallbackResult result = connections->Complete(kSession, BeginState(), "the-code", "");
    CHECK(result.kind == Kind::kConnected);
    CHECK_FALSE(result.diagnosis);
    const auto account = AccountNow(result.account_id);
    CHECK(account.username == "ann");
    CHECK(account.account_type == "BUSINESS");
    CHECK(account.environment == Environment::kProduction);
    CHECK(account.state == AccountState::kConnected);
    CHECK(account.scopes.size() == 5);
    CHECK(account.access_expires_at == clock.Now() + 30 * 24h);
    CHECK(account.refresh_expires_at == clock.Now() + 60 * 24h);
    CHECK(TokenNow(account.id) == "pina_1");
    REQUIRE(account.avatar.starts_with("/api/v1/images/"));
    const auto image = store->images.Find(account.avatar.substr(15));
    REQUIRE(image);
    CHECK(image->url == "https://i.pinimg.com/ann.jpg");

    const auto asked = transport.asked();
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].body.find("code=the-code") != std::string::npos);
    CHECK(asked[1].Header("Authorization") == "Bearer pina_1");
}

TEST_CASE_METHOD(Fixture,
                 "a state fits once, in its session, for ten minutes, and is compared before anything else")
{
    const std::string state = BeginState();
    const auto bad = [&](const std::string& session, const std::string& text, const std::string& error = {}) {
        const CallbackResult result = connections->Complete(session, text, "code", error);
        CHECK(result.diagnosis->id == "invalid_state");
        return result.kind == Kind::kBadState;
    };
    CHECK(bad(kSession, ""));
    CHECK(bad("", state));
    CHECK(bad("session-two", state));
    CHECK(bad(kSession, state + "x"));
    CHECK(bad(kSession, state.substr(1)));
    CHECK(bad("session-two", state, "access_denied"));
    CHECK(transport.asked().empty());
    CHECK(store->accounts.List().empty());

    CHECK(connections->Complete(kSession, state, "code", "").kind == Kind::kConnected);
    CHECK(bad("session-two", state));
    const std::string late = BeginState();
    clock.Move(10min);
    CHECK(bad(kSession, late));
    CHECK(store->accounts.List().size() == 1);
}

TEST_CASE_METHOD(Fixture, "going back to a used connection link shows what it did, and does nothing again")
{
    const std::string state = BeginState();
    const CallbackResult first = connections->Complete(kSession, state, "code", "");
    REQUIRE(first.kind == Kind::kConnected);
    const std::size_t asked = transport.asked().size();
    const CallbackResult again = connections->Complete(kSession, state, "code", "");
    CHECK(again.kind == Kind::kUsed);
    CHECK(again.account_id == first.account_id);
    CHECK_FALSE(again.diagnosis);
    CHECK(transport.asked().size() == asked);
    CHECK(store->accounts.List().size() == 1);

    CHECK(connections->Complete("session-two", state, "code", "").kind == Kind::kBadState);
    clock.Move(1h);
    CHECK(connections->Complete(kSession, state, "code", "").kind == Kind::kBadState);
}

TEST_CASE_METHOD(Fixture, "who cancels is told so, and nothing is asked of Pinterest")
{
    const struct {
        const char* code;
        const char* error;
    } table[] = {{"", "access_denied"}, {"", ""}, {"code", "anything"}};
    for (const auto& one : table) {
        const std::string state = BeginState();
        const CallbackResult result = connections->Complete(kSession, state, one.code, one.error);
        CHECK(result.kind == Kind::kDeclined);
        CHECK(result.diagnosis->id == "consent_declined");
        const CallbackResult again = connections->Complete(kSession, state, "code", "");
        CHECK(again.kind == Kind::kUsed);
        CHECK(again.account_id.empty());
        REQUIRE(again.diagnosis);
        CHECK(again.diagnosis->id == "consent_declined");
    }
    CHECK(transport.asked().empty());
    CHECK(store->accounts.List().empty());
}

TEST_CASE_METHOD(Fixture, "whatever fails on the way back connects nobody and says why")
{
    const struct {
        const char* what;
        pinwright::net::Outcome token;
        pinwright::net::Outcome user;
        const char* cause;
    } table[] = {
        {"wrong secret",
         Answered(401, R"({"code":2,"message":"Authentication failed."})"),
         {},
         "app_credentials"},
        {"used code",
         Answered(401, R"({"code":283,"message":"The authorization grant is invalid"})"),
         {},
         "grant_refused"},
        {"unreachable", Failed(Failure::kResolve), {}, "pinterest_unreachable"},
        {"down", Answered(503, "<html>"), {}, "pinterest_down"},
        {"rubbish", Answered(200, "<html>"), {}, "pinterest_down"},
        {"rate", Answered(429, R"({"code":8,"message":"slow"})"), {}, "rate_limited"},
        {"user down", Answered(200, pinterest.Pair()), Answered(500, ""), "pinterest_down"},
        {"user without id", Answered(200, pinterest.Pair()), Answered(200, "{}"), "pinterest_down"},
        {"not active", Answered(200, pinterest.Pair()),
         Answered(401, R"({"code":3,"message":"Your application consumer type is not supported"})"),
         "app_not_active"},
        {"no leave to read the user",
         Answered(200,
                  R"({"access_token":"pina_9","scope":"boards:read boards:write pins:read pins:write"})"),
         Answered(401, R"({"code":3,"message":"Your token does not have sufficient permissions"})"),
         "scope_missing"},
    };
    for (const auto& one : table) {
        INFO(one.what);
        transport.Answer(
            [&](const Asked& asked) { return asked.url.ends_with("/oauth/token") ? one.token : one.user; });
        const CallbackResult result = connections->Complete(kSession, BeginState(), "code", "");
        CHECK(result.kind == Kind::kRefused);
        REQUIRE(result.diagnosis);
        CHECK(result.diagnosis->id == one.cause);
        CHECK(result.diagnosis->detail.find("s3cret") == std::string::npos);
        if (std::string(one.cause) == "scope_missing")
            CHECK(result.diagnosis->detail.find("user_accounts:read") != std::string::npos);
    }
    CHECK(store->accounts.List().empty());
}

TEST_CASE_METHOD(Fixture, "a permission left off is named, and the account waits for it")
{
    pinterest.scope = "boards:read,boards:write pins:read user_accounts:read extra:scope";
    const CallbackResult result = connections->Complete(kSession, BeginState(), "code", "");
    CHECK(result.kind == Kind::kConnected);
    REQUIRE(result.diagnosis);
    CHECK(result.diagnosis->id == "scope_missing");
    CHECK(result.diagnosis->detail.find("pins:write") != std::string::npos);
    CHECK(result.diagnosis->detail.find("pins:read") == std::string::npos);
    CHECK(AccountNow(result.account_id).state == AccountState::kNeedsReconnection);
    CHECK(connections->AccessTo(result.account_id).error().cause == Cause::kScopeMissing);

    pinterest.scope = pinwright::JoinedScopes();
    const CallbackResult again = connections->Complete(kSession, BeginState(result.account_id), "code", "");
    CHECK(again.kind == Kind::kReconnected);
    CHECK(again.account_id == result.account_id);
    CHECK(AccountNow(result.account_id).state == AccountState::kConnected);
    CHECK(connections->AccessTo(result.account_id).ok());
}

TEST_CASE_METHOD(Fixture, "an answer that is silent about scopes has granted what was asked")
{
    pinterest.scope.reset();
    const std::string id = Connect();
    CHECK(AccountNow(id).state == AccountState::kConnected);
    CHECK(AccountNow(id).scopes.size() == 5);
}

TEST_CASE_METHOD(Fixture, "a personal account is connected, with attention")
{
    pinterest.account_type = "PINNER";
    const CallbackResult result = connections->Complete(kSession, BeginState(), "code", "");
    CHECK(result.kind == Kind::kConnected);
    CHECK(result.diagnosis->id == "personal_account");
    CHECK(AccountNow(result.account_id).state == AccountState::kConnected);
    CHECK(CauseId(result.account_id) == "personal_account");
}

TEST_CASE_METHOD(Fixture, "another user never takes an account's place")
{
    const std::string ann = Connect();
    const auto before = AccountNow(ann);
    pinterest.user_id = "2222";
    pinterest.username = "bob";
    const CallbackResult result = connections->Complete(kSession, BeginState(ann), "code", "");
    CHECK(result.kind == Kind::kWrongAccount);
    CHECK(result.diagnosis->id == "wrong_account");
    CHECK(result.diagnosis->detail.find("bob") != std::string::npos);
    CHECK(result.diagnosis->detail.find("ann") != std::string::npos);
    CHECK(AccountNow(ann) == before);
    CHECK(TokenNow(ann) == "pina_1");
    CHECK(store->accounts.List().size() == 1);

    const CallbackResult own = connections->Complete(kSession, BeginState(), "code", "");
    CHECK(own.kind == Kind::kConnected);
    CHECK(own.account_id != ann);
    CHECK(store->accounts.List().size() == 2);
}

TEST_CASE_METHOD(Fixture, "a known user who connects afresh is reconnected")
{
    const std::string ann = Connect();
    REQUIRE(connections->Disconnect(ann).ok());
    CHECK(AccountNow(ann).state == AccountState::kDisconnected);
    CHECK(TokenNow(ann).empty());
    CHECK(connections->AccessTo(ann).error().cause == Cause::kNotConnected);
    pinterest.username = "ann-renamed";
    const CallbackResult result = connections->Complete(kSession, BeginState(), "code", "");
    CHECK(result.kind == Kind::kReconnected);
    CHECK(result.account_id == ann);
    CHECK(AccountNow(ann).username == "ann-renamed");
    CHECK(TokenNow(ann) == "pina_2");
    CHECK(connections->Disconnect("nobody").error().cause == Cause::kNotFound);
}

TEST_CASE_METHOD(Fixture, "the sandbox is asked at its own address, and its accounts are others")
{
    const std::string production = Connect();
    const CallbackResult result =
        connections->Complete(kSession, BeginState("", Environment::kSandbox), "code", "");
    CHECK(result.kind == Kind::kConnected);
    CHECK(result.account_id != production);
    CHECK(AccountNow(result.account_id).environment == Environment::kSandbox);
    CHECK(transport.Count(kSandboxApi) == 2);
    CHECK(transport.Count(kApi) == 2);
    CHECK(connections->environments() == std::vector{Environment::kProduction, Environment::kSandbox});
}

}  // namespace
