// Which pins are checked ahead of their time, and how they are found among many.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;

std::string PlanOf(test::StoreFixture& fixture, const std::string& sql)
{
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    Statement plan = connection.Query("EXPLAIN QUERY PLAN " + sql);
    std::string text;
    while (plan.Next())
        text += plan.Text("detail") + "\n";
    return text;
}

TEST_CASE("pins are looked at while they wait, and no longer", "[checks]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const auto due = [&] { return fixture.store().warnings.FindDue("a1", fixture.clock.Now(), 10).size(); };
    Pin draft = fixture.MakePin(1);
    draft.state = PinState::kDraft;
    fixture.Insert(draft);
    CHECK(due() == 0);
    Pin pin = fixture.Insert(fixture.MakePin(2));
    CHECK(due() == 1);
    REQUIRE(
        fixture.store().warnings.Save({{pin.id, pin.revision, {Diagnose(Cause::kBoardMissing)}, {}}}).ok());
    CHECK(due() == 0);
    CHECK(fixture.store().pins.Find(pin.id)->warnings == std::vector{Diagnose(Cause::kBoardMissing)});
    fixture.Reopen();
    CHECK(fixture.store().pins.Find(pin.id)->warnings.size() == 1);

    const auto claim = fixture.Claim();
    CHECK(fixture.store().pins.Find(pin.id)->warnings.empty());
    CHECK(due() == 0);
    REQUIRE(fixture.store()
                .publications
                .Refuse(claim->publication.id, PinState::kScheduled, {}, fixture.clock.Now() + hours(1),
                        fixture.clock.Now())
                .ok());
    CHECK(due() == 1);
    REQUIRE(fixture.store().pin_changes.Cancel(pin.id, fixture.clock.Now()).ok());
    CHECK(due() == 0);
}

TEST_CASE("a list of boards that was read again has the pins with warnings looked at again", "[checks]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin warned = fixture.Insert(fixture.MakePin(1));
    const Pin well = fixture.Insert(fixture.MakePin(2));
    REQUIRE(fixture.store()
                .warnings
                .Save({{warned.id, warned.revision, {Diagnose(Cause::kBoardMissing)}, {}},
                       {well.id, well.revision, {}, {}}})
                .ok());
    fixture.clock.Move(hours(1));
    REQUIRE(fixture.store().boards.Replace("a1", {}, fixture.clock.Now()).ok());
    const auto due = fixture.store().warnings.FindDue("a1", fixture.clock.Now(), 10);
    REQUIRE(due.size() == 1);
    CHECK(due[0].pin.id == warned.id);
    CHECK_FALSE(due[0].ahead);
}

TEST_CASE("an account whose pins have warnings can be connected anew, and they are looked at again",
          "[checks]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin warned = fixture.Insert(fixture.MakePin(1));
    REQUIRE(fixture.store()
                .warnings
                .Save({{warned.id,
                        warned.revision,
                        {Diagnose(Cause::kBoardMissing)},
                        fixture.clock.Now() + hours(1)}})
                .ok());
    CHECK(fixture.store().warnings.FindDue("a1", fixture.clock.Now(), 10).empty());
    REQUIRE(fixture.store().accounts.SetState("a1", AccountState::kNeedsReconnection, {}).ok());
    fixture.clock.Move(std::chrono::minutes(1));
    fixture.Connect("a1");
    CHECK(fixture.store().accounts.Find("a1")->account.state == AccountState::kConnected);
    CHECK(fixture.store().warnings.FindDue("a1", fixture.clock.Now(), 10).size() == 1);
}

TEST_CASE("looks ahead and other pins' links are found by index", "[checks]")
{
    test::StoreFixture fixture;
    struct Row {
        const char* sql;
        const char* uses;
    };
    const Row rows[] = {
        {"SELECT id FROM accounts WHERE EXISTS (SELECT 1 FROM checks WHERE checks.account_id = accounts.id"
         " AND checks.at <= ?) ORDER BY seq",
         "checks_by_time (account_id=? AND at<?)"},
        {"SELECT id FROM pins WHERE seq IN"
         " (SELECT pin_seq FROM checks WHERE account_id = ? AND at <= ? ORDER BY at LIMIT ?)",
         "checks_by_time (account_id=? AND at<?)"},
        {"SELECT id FROM pins WHERE board_id = ? AND link = ? AND link <> '' AND id <> ? AND account_id = ?"
         " AND (state IN ('scheduled', 'held', 'publishing', 'unconfirmed')"
         " OR (state = 'published' AND published_at >= ?)) LIMIT 1",
         "pins_by_link (board_id=? AND link=?)"},
    };
    for (const Row& row : rows) {
        const std::string plan = PlanOf(fixture, row.sql);
        INFO(plan);
        CHECK(plan.find(row.uses) != std::string::npos);
        CHECK(plan.find("SCAN pins") == std::string::npos);
        CHECK(plan.find("SCAN checks") == std::string::npos);
    }
}

}  // namespace
}  // namespace pinwright::store
