// States and environments that this program doesn't know, written past the checks of the schema: they are
// never mistaken for other values.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

/// Changes a row of the open store as no version of the program would.
void Write(const test::StoreFixture& fixture, const std::string& sql)
{
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    connection.Execute("PRAGMA ignore_check_constraints = ON; " + sql);
    REQUIRE(connection.ok());
}

TEST_CASE("an unknown environment of an account reads as no account, never as production")
{
    test::StoreFixture fixture;
    fixture.Connect("a1", Environment::kSandbox);
    fixture.Insert(fixture.MakePin(1));
    Write(fixture, "UPDATE accounts SET environment = 'moon'");
    CHECK_FALSE(fixture.store().accounts.Find("a1"));
    CHECK(fixture.store().accounts.List().empty());
    CHECK_FALSE(fixture.store().accounts.FindByUser(Environment::kProduction, "77a1"));
    CHECK_FALSE(fixture.Claim());
    AccountChange pause;
    pause.paused = true;
    const Result<Account> changed = fixture.store().accounts.Change("a1", pause);
    REQUIRE_FALSE(changed.ok());
    CHECK(changed.error().cause == Cause::kStorage);
    CHECK(changed.error().log == "database: a row has an unknown value in accounts.environment");

    Write(fixture, "UPDATE accounts SET environment = 'sandbox'");
    const std::optional<AccountRecord> found = fixture.store().accounts.Find("a1");
    REQUIRE(found);
    CHECK(found->account.environment == Environment::kSandbox);
    CHECK_FALSE(found->account.paused);  // The change was undone.
}

TEST_CASE("an unknown state of an account is an error, not disconnected")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    Write(fixture, "UPDATE accounts SET state = 'moon'");
    CHECK_FALSE(fixture.store().accounts.Find("a1"));
    CHECK_FALSE(fixture.store().notices.ReadTroubles());
    CHECK_FALSE(fixture.Claim());
    CHECK(fixture.StateOf(pin) == PinState::kScheduled);
    const Result<Done> removed = fixture.store().accounts.Remove("a1");
    REQUIRE_FALSE(removed.ok());
    CHECK(removed.error().cause == Cause::kStorage);
}

TEST_CASE("an unknown state of a pin is an error, not failed")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    Write(fixture, "UPDATE pins SET state = 'moon'");
    CHECK_FALSE(fixture.store().pins.Find(pin.id));
    CHECK(fixture.store().pins.List({}).items.empty());
    CHECK_FALSE(fixture.Claim());
    const Result<Pin> canceled = fixture.store().pin_changes.Cancel(pin.id, fixture.clock.Now());
    REQUIRE_FALSE(canceled.ok());
    CHECK(canceled.error().cause == Cause::kStorage);
}

TEST_CASE("an unknown state of a publication is an error, not unknown")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const std::optional<Claim> claim = fixture.Claim();
    REQUIRE(claim);
    Write(fixture, "UPDATE publications SET state = 'moon'");
    const Result<Done> accepted =
        fixture.store().publications.Accept(claim->publication.id, "555", fixture.clock.Now(), "");
    REQUIRE_FALSE(accepted.ok());
    CHECK(accepted.error().cause == Cause::kStorage);
    CHECK(fixture.StateOf(pin) == PinState::kPublishing);
}

TEST_CASE("a consent with an unknown environment is not used up")
{
    test::StoreFixture fixture;
    REQUIRE(fixture.store()
                .consents.Add("session", "state", {"", Environment::kStandin}, fixture.clock.Now())
                .ok());
    Write(fixture, "UPDATE consents SET environment = 'moon'");
    CHECK_FALSE(fixture.store().consents.Use("session", "state", fixture.clock.Now()));
    Write(fixture, "UPDATE consents SET environment = 'standin'");
    const std::optional<PendingConsent> used =
        fixture.store().consents.Use("session", "state", fixture.clock.Now());
    REQUIRE(used);
    CHECK(used->environment == Environment::kStandin);
}

}  // namespace
}  // namespace pinwright::store
