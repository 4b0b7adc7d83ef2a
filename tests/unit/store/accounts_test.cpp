// Accounts, tokens, and how a connection affects the pins that wait for it.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::StoreFixture;

/// Claims and refuses a new pin, so that it is held for `cause`.
Pin HeldPin(StoreFixture& fixture, int n, Cause cause)
{
    const Pin pin = fixture.Insert(fixture.MakePin(n));
    const auto claim = fixture.Claim();
    REQUIRE(claim);
    REQUIRE(claim->pin.id == pin.id);
    REQUIRE(fixture.store()
                .publications
                .Refuse(claim->publication.id, PinState::kHeld, Diagnose(cause), std::nullopt,
                        fixture.clock.Now())
                .ok());
    REQUIRE(fixture.StateOf(pin) == PinState::kHeld);
    return pin;
}

TEST_CASE("an account comes back as it was saved")
{
    StoreFixture fixture;
    AccountRecord record = StoreFixture::MakeAccount("a1", Environment::kSandbox);
    record.account.avatar = "/api/v1/images/abc";
    record.account.cause = Diagnose(Cause::kPersonalAccount, "ünïcode \xf0\x9f\x93\x8c");
    record.account.access_expires_at = fixture.clock.Now();
    record.account.refresh_expires_at = fixture.clock.Now() + std::chrono::hours(1);
    REQUIRE(fixture.store().accounts.SaveConnection(record, fixture.MakeTokens("one")).ok());
    fixture.Reopen();
    const auto found = fixture.store().accounts.Find("a1");
    REQUIRE(found);
    CHECK(found->account == record.account);
    CHECK(found->pinterest_user == record.pinterest_user);
    CHECK(fixture.store().accounts.FindByUser(Environment::kSandbox, "77a1")->account.id == "a1");
    CHECK_FALSE(fixture.store().accounts.FindByUser(Environment::kProduction, "77a1"));
    CHECK_FALSE(fixture.store().accounts.Find("a2"));
    CHECK(fixture.store().accounts.List().size() == 1);
}

TEST_CASE("one user of Pinterest's is one account here")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    AccountRecord twin = StoreFixture::MakeAccount("a2");
    twin.pinterest_user = "77a1";
    const Result<Done> saved = fixture.store().accounts.SaveConnection(twin, fixture.MakeTokens("twin"));
    REQUIRE_FALSE(saved.ok());
    CHECK(saved.error().cause == Cause::kConflict);
    CHECK(fixture.store().accounts.List().size() == 1);
    CHECK_FALSE(fixture.store().accounts.FindTokens("a2"));
}

TEST_CASE("tokens are sealed, replaced as a pair and gone after disconnecting")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const auto first = fixture.store().accounts.FindTokens("a1");
    REQUIRE(first);
    CHECK(first->access_token == "access-a1");
    CHECK(first->refresh_token == "refresh-a1");
    CHECK(first->obtained_at == fixture.clock.Now());

    Tokens next = fixture.MakeTokens("next");
    next.access_expires_at += std::chrono::hours(5);
    REQUIRE(fixture.store().accounts.SaveTokens("a1", next, {"pins:read"}).ok());
    fixture.Reopen();
    CHECK(fixture.store().accounts.FindTokens("a1")->refresh_token == "refresh-next");
    const Account account = fixture.store().accounts.Find("a1")->account;
    CHECK(account.scopes == std::vector<std::string>{"pins:read"});
    CHECK(account.access_expires_at == next.access_expires_at);
    CHECK(fixture.store().accounts.SaveTokens("a9", next, {}).error().cause == Cause::kNotFound);

    fixture.Close();
    const std::string bytes = test::ReadFile(fixture.folder.Sub("data/pinwright.db"));
    CHECK(bytes.find("access-") == std::string::npos);
    CHECK(bytes.find("refresh-") == std::string::npos);

    fixture.Reopen();
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    CHECK_FALSE(fixture.store().accounts.FindTokens("a1"));
    CHECK(fixture.store().accounts.Find("a1")->account.state == AccountState::kDisconnected);
    CHECK(fixture.store().accounts.Find("a1")->account.cause->id == "not_connected");
}

TEST_CASE("pins held for the connection go on when it is back, paused ones do not")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin expired = HeldPin(fixture, 1, Cause::kSessionExpired);
    const Pin credentials = HeldPin(fixture, 2, Cause::kAppCredentials);
    const Pin paused = HeldPin(fixture, 3, Cause::kPaused);

    SECTION("a new connection")
    {
        fixture.Connect("a1");
        CHECK(fixture.StateOf(expired) == PinState::kScheduled);
        CHECK_FALSE(fixture.store().pins.Find(expired.id)->cause);
        CHECK(fixture.StateOf(credentials) == PinState::kScheduled);
        CHECK(fixture.StateOf(paused) == PinState::kHeld);
    }
    SECTION("a connection that needs attention at once")
    {
        AccountRecord record = StoreFixture::MakeAccount("a1");
        record.account.state = AccountState::kNeedsReconnection;
        record.account.cause = Diagnose(Cause::kScopeMissing);
        REQUIRE(fixture.store().accounts.SaveConnection(record, fixture.MakeTokens("x")).ok());
        CHECK(fixture.StateOf(expired) == PinState::kHeld);
    }
    SECTION("new tokens")
    {
        REQUIRE(fixture.store().accounts.SaveTokens("a1", fixture.MakeTokens("x"), {}).ok());
        CHECK(fixture.StateOf(expired) == PinState::kHeld);
        CHECK(fixture.StateOf(credentials) == PinState::kScheduled);
        CHECK(fixture.StateOf(paused) == PinState::kHeld);
    }
    SECTION("another account's connection")
    {
        fixture.Connect("a2");
        CHECK(fixture.StateOf(expired) == PinState::kHeld);
    }
    SECTION("connected after all")
    {
        REQUIRE(fixture.store()
                    .accounts.SetState("a1", AccountState::kConnected, Diagnose(Cause::kTokenWarning))
                    .ok());
        CHECK(fixture.StateOf(expired) == PinState::kHeld);  // The account was connected all along.
        REQUIRE(fixture.store().accounts.SetState("a1", AccountState::kNeedsReconnection, std::nullopt).ok());
        REQUIRE(fixture.store().accounts.SetState("a1", AccountState::kConnected, std::nullopt).ok());
        CHECK(fixture.StateOf(expired) == PinState::kScheduled);
    }
    SECTION("a start of the program")
    {
        REQUIRE(fixture.store()
                    .publications
                    .Recover(Diagnose(Cause::kOutcomeUnknown), fixture.clock.Now(), fixture.clock.Now())
                    .ok());
        CHECK(fixture.StateOf(expired) == PinState::kHeld);
        CHECK(fixture.StateOf(credentials) == PinState::kScheduled);
    }
}

TEST_CASE("a pin refused for a connection that was renewed meanwhile is not left waiting")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const auto claim = fixture.Claim();
    REQUIRE(claim);
    fixture.clock.Move(std::chrono::seconds(1));
    fixture.Connect("a1");
    REQUIRE(fixture.store()
                .publications
                .Refuse(claim->publication.id, PinState::kHeld, Diagnose(Cause::kSessionExpired),
                        std::nullopt, fixture.clock.Now())
                .ok());
    CHECK(fixture.StateOf(pin) == PinState::kScheduled);
}

TEST_CASE("every change grows the revision, across restarts, and nothing else does")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    std::int64_t last = store.Revision();
    const auto grew = [&] {
        const std::int64_t now = fixture.store().Revision();
        const bool bigger = now > last;
        last = now;
        return bigger;
    };
    fixture.Connect("a1");
    CHECK(grew());
    fixture.Insert(fixture.MakePin(1));
    CHECK(grew());
    fixture.Insert(fixture.MakePin(1));  // Exists already.
    CHECK_FALSE(grew());
    REQUIRE(store.accounts.SetState("a1", AccountState::kConnected, std::nullopt).ok());  // No change.
    CHECK_FALSE(grew());
    fixture.Reopen();
    CHECK(fixture.store().Revision() == last);
    REQUIRE(fixture.Claim());
    CHECK(grew());
    CHECK_FALSE(fixture.Claim());
    CHECK_FALSE(grew());
}

}  // namespace
}  // namespace pinwright::store
