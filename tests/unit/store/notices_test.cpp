// What is wrong now, and what the owner was told.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;

/// A pin that is refused for `cause`.
Pin Refused(test::StoreFixture& fixture, int n, PinState to, Cause cause, const std::string& account = "a1")
{
    const Pin pin = fixture.Insert(fixture.MakePin(n, account));
    const auto claim = fixture.Claim();
    REQUIRE(claim);
    REQUIRE(fixture.store()
                .publications
                .Refuse(claim->publication.id, to, Diagnose(cause), std::nullopt, fixture.clock.Now())
                .ok());
    REQUIRE(fixture.StateOf(pin) == to);
    return pin;
}

std::vector<std::string> RowsOf(test::StoreFixture& fixture)
{
    std::vector<std::string> rows;
    const std::optional<Troubles> troubles = fixture.store().notices.ReadTroubles();
    REQUIRE(troubles);
    for (const PinTrouble& one : troubles->pins)
        rows.push_back(one.account_id + " " + std::string(ToString(one.state)) + " " + one.cause_id + " " +
                       std::to_string(one.count));
    std::sort(rows.begin(), rows.end());
    return rows;
}

TEST_CASE("what does not go on by itself is counted by account and cause", "[troubles]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    CHECK(RowsOf(fixture).empty());
    CHECK(fixture.store().notices.ReadTroubles()->accounts.size() == 2);

    Refused(fixture, 1, PinState::kFailed, Cause::kLinkRefused);
    const Pin second = Refused(fixture, 2, PinState::kFailed, Cause::kLinkRefused);
    Refused(fixture, 3, PinState::kFailed, Cause::kImageBroken);
    Refused(fixture, 4, PinState::kFailed, Cause::kLinkRefused, "a2");
    Refused(fixture, 5, PinState::kHeld, Cause::kTrialAccess);
    Refused(fixture, 6, PinState::kHeld, Cause::kSpamBlock);  // It passes on its own.

    fixture.Insert(fixture.MakePin(7));
    const auto live = fixture.Claim();
    REQUIRE(fixture.store().publications.MarkSending(live->publication.id));
    REQUIRE(fixture.store().publications.Accept(live->publication.id, "901", fixture.clock.Now()).ok());
    CHECK(RowsOf(fixture).size() == 4);
    REQUIRE(fixture.store().read_backs.MarkVanished(live->pin.id, fixture.clock.Now()).ok());

    fixture.Insert(fixture.MakePin(8));
    const auto lost = fixture.Claim();
    REQUIRE(fixture.store().publications.MarkSending(lost->publication.id));
    REQUIRE(fixture.store()
                .publications
                .MarkUnknown(lost->publication.id, Diagnose(Cause::kOutcomeUnknown), fixture.clock.Now(),
                             fixture.clock.Now())
                .ok());
    CHECK(RowsOf(fixture).size() == 5);
    REQUIRE(fixture.store()
                .lookups
                .AskPerson(lost->publication.id, {{"902", "", "Title 8!", fixture.clock.Now()}},
                           Diagnose(Cause::kNeedsDecision))
                .ok());

    CHECK(RowsOf(fixture) == std::vector<std::string>{"a1 failed image_broken 1", "a1 failed link_refused 2",
                                                      "a1 held trial_access 1", "a1 published vanished 1",
                                                      "a1 unconfirmed needs_decision 1",
                                                      "a2 failed link_refused 1"});

    REQUIRE(fixture.store().pin_changes.Cancel(second.id, fixture.clock.Now()).ok());
    CHECK(RowsOf(fixture)[1] == "a1 failed link_refused 1");
}

TEST_CASE("what was told is kept until it is forgotten, and nobody sees either", "[troubles]")
{
    test::StoreFixture fixture;
    const std::int64_t revision = fixture.store().Revision();
    REQUIRE(fixture.store().notices.AddTold({"b", "a"}, fixture.clock.Now()).ok());
    REQUIRE(fixture.store().notices.AddTold({"a", "c"}, fixture.clock.Now()).ok());
    fixture.Reopen();
    CHECK(fixture.store().notices.ReadTroubles()->told == std::vector<std::string>{"a", "b", "c"});
    REQUIRE(fixture.store().notices.ForgetTold({"a", "nothing", "c"}).ok());
    CHECK(fixture.store().notices.ReadTroubles()->told == std::vector<std::string>{"b"});
    CHECK(fixture.store().Revision() == revision);
}

}  // namespace
}  // namespace pinwright::store
