// One action on many pins: which change and which are left alone with a reason, all of them or none, and
// nothing twice.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using Counts = std::map<std::string, std::int64_t>;

/// Pins in every state that allows changes: five scheduled for the next days, two drafts, one held, one
/// failed, one being published.
class ManyPins : public test::StoreFixture {
public:
    ManyPins()
    {
        Connect("a1");
        Connect("a2");
        Put(8, PinState::kHeld);
        Put(9, PinState::kFailed);
        Insert(MakePin(10));
        REQUIRE(Claim());
        for (int n = 1; n <= 5; ++n)
            Insert(Timed(n, hours(24 * n), n == 5 ? "a2" : "a1"));
        for (int n = 6; n <= 7; ++n) {
            Pin draft = MakePin(n);
            draft.state = PinState::kDraft;
            Insert(draft);
        }
        batch.states = {PinState::kDraft, PinState::kScheduled, PinState::kPublishing, PinState::kHeld,
                        PinState::kFailed};
        batch.revision = store().Revision();
    }

    Pin Timed(int n, hours from_now, const char* account = "a1")
    {
        Pin pin = MakePin(n, account);
        pin.publish_at = clock.Now() + from_now;
        pin.time_zone = "UTC";
        return pin;
    }
    BatchCounts Run()
    {
        const Result<BatchCounts> counts = store().pin_changes.RunBatch(batch, clock.Now());
        REQUIRE(counts.ok());
        return *counts;
    }
    PinState State(int n) { return StateOf(MakePin(n)); }
    Timestamp TimeOf(int n) { return store().pins.Find(MakePin(n).id)->publish_at.value(); }

    PinBatch batch;

private:
    void Put(int n, PinState state)
    {
        Insert(MakePin(n));
        REQUIRE(store()
                    .publications
                    .Refuse(Claim()->publication.id, state, Diagnose(Cause::kLinkRefused), {}, clock.Now())
                    .ok());
    }
};

TEST_CASE("a batch does what can be done, and counts the rest by its reason", "[batches]")
{
    ManyPins pins;
    SECTION("canceled")
    {
        const BatchCounts counts = pins.Run();
        CHECK(counts.matched == 10);
        CHECK(counts.done == 9);
        CHECK(counts.skipped == Counts{{"publishing", 1}});
        for (int n = 1; n <= 9; ++n)
            CHECK(pins.State(n) == PinState::kCanceled);
        CHECK(pins.State(10) == PinState::kPublishing);
        CHECK(pins.HistoryOf(pins.MakePin(1)).back() == "canceled");
    }
    SECTION("retried")
    {
        pins.batch.deed = BatchDeed::kRetry;
        const BatchCounts counts = pins.Run();
        CHECK(counts.done == 2);
        CHECK(counts.skipped == Counts{{"draft", 2}, {"publishing", 1}, {"scheduled", 5}});
        CHECK(pins.State(8) == PinState::kScheduled);
        CHECK(pins.State(9) == PinState::kScheduled);
        CHECK_FALSE(pins.store().pins.Find(pins.MakePin(9).id)->cause);
    }
    SECTION("moved")
    {
        pins.batch.deed = BatchDeed::kMove;
        pins.batch.days = -1;
        const BatchCounts counts = pins.Run();
        CHECK(counts.done == 4);
        CHECK(counts.skipped == Counts{{"failed", 1}, {"no_time", 3}, {"past", 1}, {"publishing", 1}});
        CHECK(pins.TimeOf(1) == pins.clock.Now() + hours(24));
        CHECK(pins.TimeOf(3) == pins.clock.Now() + hours(48));
        // Its new time decides when it is published.
        CHECK(pins.NextDue() == pins.clock.Now() + hours(24));
    }
    SECTION("moved to a day")
    {
        pins.batch.deed = BatchDeed::kMove;
        pins.batch.states = {PinState::kScheduled};
        pins.batch.date = FormatRfc3339(pins.clock.Now() + hours(24 * 30)).substr(0, 10);
        pins.batch.time_zone = "UTC";
        CHECK(pins.Run().done == 5);
        for (int n = 1; n <= 5; ++n)
            CHECK(pins.TimeOf(n) == pins.clock.Now() + hours(24 * 30));
    }
}

TEST_CASE("a batch keeps to its account, its days and its exceptions", "[batches]")
{
    ManyPins pins;
    pins.batch.states = {PinState::kScheduled};
    SECTION("one account")
    {
        pins.batch.account_id = "a2";
    }
    SECTION("some days")
    {
        pins.batch.from = pins.clock.Now() + hours(24 * 5 - 1);
        pins.batch.to = pins.clock.Now() + hours(24 * 6);
    }
    SECTION("exceptions")
    {
        for (int n = 1; n <= 4; ++n)
            pins.batch.except.push_back(pins.MakePin(n).id);
    }
    CHECK(pins.Run().matched == 1);
    CHECK(pins.State(5) == PinState::kCanceled);
    CHECK(pins.State(4) == PinState::kScheduled);
}

TEST_CASE("a batch that comes twice does nothing the second time", "[batches]")
{
    ManyPins pins;
    pins.batch.deed = BatchDeed::kMove;
    pins.batch.states = {PinState::kScheduled};
    pins.batch.days = 2;
    CHECK(pins.Run().done == 5);
    const BatchCounts again = pins.Run();
    CHECK(again.done == 0);
    CHECK(again.skipped == Counts{{"changed", 5}});
    CHECK(pins.TimeOf(1) == pins.clock.Now() + hours(72));
}

TEST_CASE("a batch that only counts changes nothing", "[batches]")
{
    ManyPins pins;
    pins.batch.only_count = true;
    const std::int64_t before = pins.store().Revision();
    const BatchCounts counts = pins.Run();
    CHECK(counts.matched == 10);
    CHECK(counts.done == 9);
    CHECK(pins.store().Revision() == before);
    CHECK(pins.State(1) == PinState::kScheduled);
}

TEST_CASE("a batch of too many pins is refused, and none of them changes", "[batches]")
{
    test::StoreFixture many;
    many.Connect("a1");
    for (std::int64_t n = 0; n <= kMostBatchPins; ++n) {
        Pin pin = many.MakePin(static_cast<int>(n) + 1);
        pin.publish_at = many.clock.Now() + hours(24);
        many.Insert(pin);
    }
    PinBatch batch;
    batch.states = {PinState::kScheduled};
    batch.revision = many.store().Revision();
    const Result<BatchCounts> counts = many.store().pin_changes.RunBatch(batch, many.clock.Now());
    REQUIRE_FALSE(counts.ok());
    CHECK(counts.error().cause == Cause::kBadRequest);
    CHECK(many.StateOf(many.MakePin(1)) == PinState::kScheduled);
    batch.except = {many.MakePin(1).id};
    CHECK(many.store().pin_changes.RunBatch(batch, many.clock.Now())->done == kMostBatchPins);
}

}  // namespace
}  // namespace pinwright::store
