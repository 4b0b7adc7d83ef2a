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

struct BrokenText {
    const char* column;
    const char* text;
};

TEST_CASE("broken JSON of a pin is an error, not none")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    for (const BrokenText& row : {
             BrokenText{"media", ""},               // no JSON
             BrokenText{"media", "[\"a\""},         // cut off
             BrokenText{"media", "{\"a\":\"b\"}"},  // another type
             BrokenText{"media", "[7]"},            // an item of another type
             BrokenText{"cause", "{"},
             BrokenText{"cause", "7"},
             BrokenText{"cause", "{\"title\":\"Held\"}"},  // no id
             BrokenText{"cause", "{\"id\":7}"},
             BrokenText{"warnings", "["},
             BrokenText{"warnings", "{}"},
             BrokenText{"warnings", "[{\"id\":\"link_broken\"},7]"},
         }) {
        INFO(row.column << " = " << row.text);
        Write(fixture, std::string("DROP TRIGGER IF EXISTS pins_show_other; UPDATE pins SET media = '[]', "
                                   "cause = NULL, warnings = NULL; UPDATE pins SET ") +
                           row.column + " = '" + row.text + "'");
        CHECK_FALSE(fixture.store().pins.Find(pin.id));
        CHECK(fixture.store().pins.List({}).items.empty());
        const Result<Pin> canceled = fixture.store().pin_changes.Cancel(pin.id, fixture.clock.Now());
        REQUIRE_FALSE(canceled.ok());
        CHECK(canceled.error().cause == Cause::kStorage);
        CHECK(canceled.error().log ==
              std::string("database: a row has an unknown value in pins.") + row.column);
    }
    Write(fixture, "UPDATE pins SET media = '[]', cause = NULL, warnings = NULL");
    CHECK(fixture.StateOf(pin) == PinState::kScheduled);
}

TEST_CASE("a pin with a broken list of images is not claimed")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    Write(fixture, "DROP TRIGGER pins_show_other; UPDATE pins SET media = '['");
    CHECK_FALSE(fixture.Claim());
    Write(fixture, "UPDATE pins SET media = '[]'");
    CHECK(fixture.StateOf(pin) == PinState::kScheduled);  // The claim was undone.
}

TEST_CASE("a pin with broken JSON in its history is not shown")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    Write(fixture, "UPDATE pin_events SET cause = '['");
    CHECK(fixture.store().pins.Find(pin.id));
    CHECK_FALSE(fixture.store().pins.FindWithHistory(pin.id));
}

TEST_CASE("broken JSON of an account is an error, not none")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    AccountChange pause;
    pause.paused = true;
    for (const BrokenText& row : {
             BrokenText{"scopes", "x"},
             BrokenText{"scopes", "{\"a\":1}"},
             BrokenText{"scopes", "[\"pins:write\",7]"},
             BrokenText{"cause", "["},
             BrokenText{"cause", "null"},
             BrokenText{"queue_times", ""},
             BrokenText{"queue_times", "[]"},
             BrokenText{"queue_times", "{\"slots\":7}"},
             BrokenText{"queue_times",
                        "{\"time_zone\":\"Europe/Paris\",\"slots\":[{\"day\":8,\"time\":\"10:00\"}]}"},
         }) {
        INFO(row.column << " = " << row.text);
        Write(fixture, std::string("UPDATE accounts SET scopes = '[]', cause = NULL, queue_times = NULL;"
                                   " UPDATE accounts SET ") +
                           row.column + " = '" + row.text + "'");
        CHECK_FALSE(fixture.store().accounts.Find("a1"));
        CHECK(fixture.store().accounts.List().empty());
        CHECK_FALSE(fixture.store().notices.ReadTroubles());
        const Result<Account> changed = fixture.store().accounts.Change("a1", pause);
        REQUIRE_FALSE(changed.ok());
        CHECK(changed.error().cause == Cause::kStorage);
        CHECK(changed.error().log ==
              std::string("database: a row has an unknown value in accounts.") + row.column);
    }
    Write(fixture, "UPDATE accounts SET scopes = '[]', cause = NULL, queue_times = NULL");
    const std::optional<AccountRecord> found = fixture.store().accounts.Find("a1");
    REQUIRE(found);
    CHECK_FALSE(found->account.paused);  // The changes were undone.
}

TEST_CASE("with broken queue times there are no free slots, and a pin for the next one is refused")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    Write(fixture, "UPDATE accounts SET queue_times = '{'");
    CHECK_FALSE(fixture.store().queue.FindFreeSlots("a1", fixture.clock.Now(), 3).ok());
    const Result<Pins::Inserted> inserted =
        fixture.store().pins.Insert(fixture.MakePin(1), fixture.clock.Now(), Slot::kNext);
    REQUIRE_FALSE(inserted.ok());
    CHECK(inserted.error().cause == Cause::kStorage);
}

}  // namespace
}  // namespace pinwright::store
