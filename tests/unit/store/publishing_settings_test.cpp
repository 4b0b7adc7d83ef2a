// How the server publishes, as saved; and what a pause holds back.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::minutes;
using test::StoreFixture;

void SetPaused(StoreFixture& fixture, bool paused)
{
    SettingsChange change;
    change.paused = paused;
    REQUIRE(fixture.store().settings.Change(change).ok());
}

TEST_CASE("settings are what was set last, over restarts", "[settings]")
{
    StoreFixture fixture;
    CHECK(fixture.store().settings.Current() == Settings{});
    SettingsChange change;
    change.overdue = OverduePolicy::kSkip;
    change.overdue_hours = 48;
    const Result<Settings> set = fixture.store().settings.Change(change);
    REQUIRE(set.ok());
    CHECK(*set == Settings{false, OverduePolicy::kSkip, 48});
    SetPaused(fixture, true);
    fixture.Reopen();
    CHECK(fixture.store().settings.Current() == Settings{true, OverduePolicy::kSkip, 48});
}

TEST_CASE("only a change of the settings raises the revision", "[settings]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const std::int64_t before = fixture.store().Revision();
    SetPaused(fixture, false);
    REQUIRE(fixture.store().accounts.Change("a1", {.paused = false, .queue_times = {}}).ok());
    CHECK(fixture.store().Revision() == before);
    SetPaused(fixture, true);
    CHECK(fixture.store().Revision() == before + 1);
    REQUIRE(fixture.store().accounts.Change("a1", {.paused = true, .queue_times = {}}).ok());
    CHECK(fixture.store().Revision() == before + 2);
}

TEST_CASE("a value that nobody could have set is the default", "[settings]")
{
    StoreFixture fixture;
    fixture.Close();
    {
        Connection connection(fixture.folder.Sub("data/pinwright.db"));
        connection.Run(
            "INSERT INTO settings VALUES ('paused', 'x'), ('overdue', ''), ('overdue_hours', '0'),"
            " ('another', '1')");
        REQUIRE(connection.ok());
    }
    fixture.Reopen();
    CHECK(fixture.store().settings.Current() == Settings{});
}

TEST_CASE("while all is paused nothing is claimed, held or awaited, and nothing is lost", "[settings]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    const Pin due = fixture.Insert(fixture.MakePin(1));
    const Pin broken = fixture.Insert(fixture.MakePin(2, "a2"));
    REQUIRE(fixture.store().accounts.Disconnect("a2", Diagnose(Cause::kNotConnected)).ok());
    SetPaused(fixture, true);
    const std::int64_t before = fixture.store().Revision();
    CHECK_FALSE(fixture.Claim());
    CHECK_FALSE(fixture.NextDue());
    CHECK(fixture.StateOf(due) == PinState::kScheduled);
    CHECK(fixture.StateOf(broken) == PinState::kScheduled);
    CHECK(fixture.store().Revision() == before);

    SetPaused(fixture, false);
    CHECK(fixture.NextDue() == fixture.clock.Now());
    CHECK(fixture.Claim()->pin.id == due.id);
    CHECK(fixture.StateOf(broken) == PinState::kHeld);
    CHECK(fixture.HistoryOf(due) == std::vector<std::string>{"saved", "started"});
}

TEST_CASE("a paused account keeps its own pins back, also over a reconnection", "[settings]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    const Pin kept = fixture.Insert(fixture.MakePin(1, "a1"));
    const Pin other = fixture.Insert(fixture.MakePin(2, "a2"));
    const Result<Account> paused = fixture.store().accounts.Change("a1", {.paused = true, .queue_times = {}});
    REQUIRE(paused.ok());
    CHECK(paused->paused);
    CHECK(fixture.Claim()->pin.id == other.id);
    CHECK_FALSE(fixture.Claim());
    CHECK_FALSE(fixture.NextDue());

    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    CHECK_FALSE(fixture.Claim());
    CHECK(fixture.StateOf(kept) == PinState::kScheduled);
    fixture.Connect("a1");
    CHECK(fixture.store().accounts.Find("a1")->account.paused);
    CHECK_FALSE(fixture.Claim());
    fixture.Reopen();
    CHECK_FALSE(fixture.Claim());

    REQUIRE(fixture.store().accounts.Change("a1", {.paused = false, .queue_times = {}}).ok());
    CHECK(fixture.Claim()->pin.id == kept.id);
    CHECK(fixture.store().accounts.Change("a9", {.paused = true, .queue_times = {}}).error().cause ==
          Cause::kNotFound);
}

TEST_CASE("an attempt under way ends as it would without a pause, and looks go on", "[settings]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const auto claim = fixture.Claim();
    SetPaused(fixture, true);
    REQUIRE(fixture.store().accounts.Change("a1", {.paused = true, .queue_times = {}}).ok());
    REQUIRE(fixture.store().publications.MarkSending(claim->publication.id));
    const Timestamp look = fixture.clock.Now() + minutes(1);
    REQUIRE(
        fixture.store()
            .publications
            .MarkUnknown(claim->publication.id, Diagnose(Cause::kOutcomeUnknown), look, fixture.clock.Now())
            .ok());
    CHECK(fixture.NextDue() == look);
    REQUIRE(fixture.store().publications.Accept(claim->publication.id, "111", fixture.clock.Now()).ok());
    CHECK(fixture.StateOf(pin) == PinState::kPublished);
}

}  // namespace
}  // namespace pinwright::store
