// Lists of pins: by several states, newest first, by changes; each is a walk along an index.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/rows/pin_listing.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::StoreFixture;
using Ids = std::vector<std::string>;

/// All pages of a list, each with up to `limit` pins.
Ids ListAll(Store& store, PinFilter filter, int limit)
{
    Ids ids;
    filter.limit = limit;
    do {
        const Listing<Pin> page = store.pins.List(filter);
        CHECK(page.items.size() <= static_cast<std::size_t>(limit));
        for (const Pin& pin : page.items)
            ids.push_back(pin.id);
        filter.cursor = page.cursor;
        REQUIRE(ids.size() < 1000);
    } while (!filter.cursor.empty());
    return ids;
}

/// Ten pins: 0 to 3 published in this order, after all due times; 4 to 7 scheduled; 8 and 9 drafts.
struct TenPins : StoreFixture {
    TenPins()
    {
        Connect("a1");
        for (int n = 0; n < 10; ++n) {
            Pin pin = MakePin(n);
            pin.publish_at = clock.Now() + hours(n);
            pin.state = n < 8 ? PinState::kScheduled : PinState::kDraft;
            Insert(pin);
        }
        for (int n = 0; n < 4; ++n) {
            clock.Set(clock.Now() + hours(n == 0 ? 0 : 1));
            const auto claim = Claim();
            REQUIRE(claim);
            REQUIRE(
                store().publications.Accept(claim->publication.id, std::to_string(500 + n), Later(n)).ok());
        }
    }
    Timestamp Later(int n) const { return clock.Now() + hours(100) + minutes(n); }
    Ids Of(const std::vector<int>& numbers) const
    {
        Ids ids;
        for (const int n : numbers)
            ids.push_back(MakePin(n).id);
        return ids;
    }
};

TEST_CASE("the newest come first: the published by when they were, the others by when they are due",
          "[listing]")
{
    TenPins fixture;
    PinFilter filter;
    filter.order = PinOrder::kNewest;
    for (const int limit : {1, 3, 100}) {
        INFO(limit);
        filter.states.clear();
        CHECK(ListAll(fixture.store(), filter, limit) == fixture.Of({3, 2, 1, 0, 9, 8, 7, 6, 5, 4}));
        filter.states = {PinState::kDraft, PinState::kPublished};
        CHECK(ListAll(fixture.store(), filter, limit) == fixture.Of({3, 2, 1, 0, 9, 8}));
        filter.states = {PinState::kHeld, PinState::kFailed};
        CHECK(ListAll(fixture.store(), filter, limit).empty());
        filter.states = {PinState::kScheduled};
        CHECK(ListAll(fixture.store(), filter, limit) == fixture.Of({7, 6, 5, 4}));
    }
}

TEST_CASE("several states are one list by due time", "[listing]")
{
    TenPins fixture;
    PinFilter filter;
    filter.states = {PinState::kDraft, PinState::kScheduled, PinState::kCanceled};
    for (const int limit : {1, 4, 100})
        CHECK(ListAll(fixture.store(), filter, limit) == fixture.Of({4, 5, 6, 7, 8, 9}));
}

TEST_CASE("equal times break no page", "[listing]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    for (int n = 0; n < 30; ++n) {
        Pin pin = fixture.MakePin(n);
        pin.state = n % 2 == 0 ? PinState::kDraft : PinState::kScheduled;
        fixture.Insert(pin);
    }
    for (const PinOrder order : {PinOrder::kDue, PinOrder::kNewest}) {
        PinFilter filter;
        filter.order = order;
        filter.states = {PinState::kDraft, PinState::kScheduled};
        Ids seen = ListAll(fixture.store(), filter, 7);
        CHECK(seen == ListAll(fixture.store(), filter, 500));
        std::sort(seen.begin(), seen.end());
        CHECK(std::unique(seen.begin(), seen.end()) == seen.end());
        CHECK(seen.size() == 30);
    }
}

TEST_CASE("what changed after a revision is listed, the oldest change first, and nothing else", "[listing]")
{
    TenPins fixture;
    Store& store = fixture.store();
    PinFilter filter;
    filter.changed_after = store.Revision();
    CHECK(store.pins.List(filter).items.empty());

    fixture.clock.Move(hours(1));
    const auto claim = fixture.Claim();
    REQUIRE(claim->pin.id == fixture.MakePin(4).id);
    const std::int64_t claimed = store.Revision();
    REQUIRE(store.read_backs.Confirm(fixture.MakePin(2).id, fixture.clock.Now()).ok());
    REQUIRE(store.read_backs.Confirm(fixture.MakePin(0).id, fixture.clock.Now()).ok());
    for (const int limit : {1, 2, 100})
        CHECK(ListAll(store, filter, limit) == fixture.Of({4, 2, 0}));
    CHECK(store.pins.Find(claim->pin.id)->revision == claimed);
    CHECK(store.pins.Find(fixture.MakePin(0).id)->revision == store.Revision());
    CHECK(store.pins.Find(fixture.MakePin(5).id)->revision < *filter.changed_after);

    // A pin that changes again moves to the end.
    REQUIRE(store.publications.MarkSending(claim->publication.id));
    CHECK(ListAll(store, filter, 100) == fixture.Of({4, 2, 0}));  // The publication changed, not the pin.
    REQUIRE(store.publications.Refuse(claim->publication.id, PinState::kFailed, {}, {}, fixture.clock.Now())
                .ok());
    CHECK(ListAll(store, filter, 100) == fixture.Of({2, 0, 4}));
    filter.order = PinOrder::kNewest;
    CHECK(ListAll(store, filter, 100) == fixture.Of({2, 0, 4}));
    filter.states = {PinState::kPublished, PinState::kDraft};
    CHECK(ListAll(store, filter, 1) == fixture.Of({2, 0}));
    filter.states.clear();
    filter.changed_after = claimed;
    CHECK(ListAll(store, filter, 1) == fixture.Of({2, 0, 4}));
    filter.changed_after = 0;
    CHECK(ListAll(store, filter, 3).size() == 10);
    filter.changed_after = INT64_MAX;
    CHECK(store.pins.List(filter).items.empty());
}

TEST_CASE("pins that change together have one revision, and each is listed once", "[listing]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    for (int n = 0; n < 20; ++n)
        fixture.Insert(fixture.MakePin(n));
    PinFilter filter;
    filter.changed_after = fixture.store().Revision();
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    CHECK_FALSE(fixture.Claim());
    const Ids changed = ListAll(fixture.store(), filter, 3);
    CHECK(changed.size() == 20);
    for (const std::string& id : changed)
        CHECK(fixture.store().pins.Find(id)->revision == fixture.store().Revision());
}

TEST_CASE("the revision of a pin holds over restarts and what came to nothing", "[listing]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    fixture.Insert(pin);  // This changes nothing.
    CHECK(fixture.store().read_backs.Confirm(pin.id, fixture.clock.Now()).error().cause == Cause::kNotFound);
    fixture.Reopen();
    CHECK(fixture.store().pins.Find(pin.id)->revision == pin.revision);
    const Pin next = fixture.Insert(fixture.MakePin(2));
    CHECK(next.revision > pin.revision);
    CHECK(next.revision == fixture.store().Revision());
}

TEST_CASE("a cursor means nothing to another order", "[listing]")
{
    TenPins fixture;
    PinFilter by_due;
    by_due.limit = 2;
    PinFilter newest = by_due;
    newest.order = PinOrder::kNewest;
    PinFilter changed = by_due;
    changed.changed_after = 0;
    for (const PinFilter& one : {by_due, newest, changed}) {
        const std::string cursor = fixture.store().pins.List(one).cursor;
        REQUIRE_FALSE(cursor.empty());
        int served = 0;
        for (PinFilter other : {by_due, newest, changed}) {
            other.cursor = cursor;
            served += fixture.store().pins.List(other).items.empty() ? 0 : 1;
        }
        CHECK(served == 1);
    }
}

TEST_CASE("no list sorts pins or goes through all of them", "[listing]")
{
    StoreFixture fixture;
    fixture.Close();
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    const std::vector<PinState> some = {PinState::kScheduled, PinState::kPublishing, PinState::kUnconfirmed,
                                        PinState::kHeld};
    std::vector<PinState> all;
    for (int state = 0; state < kPinStateCount; ++state)
        all.push_back(static_cast<PinState>(state));
    int plans = 0;
    for (const std::vector<PinState>& states :
         {std::vector<PinState>{}, {PinState::kFailed}, {PinState::kDraft, PinState::kHeld}, some, all}) {
        for (const int kind : {0, 1, 2}) {
            for (const bool more : {false, true}) {
                PinFilter filter;
                filter.states = states;
                if (kind == 1)
                    filter.order = PinOrder::kNewest;
                if (kind == 2)
                    filter.changed_after = 7;
                if (more) {
                    filter.account_id = "a1";
                    filter.text = "x";
                    filter.cursor = "y";
                }
                const std::string sql = ListStatement(filter);
                INFO(sql);
                Statement plan = connection.Query("EXPLAIN QUERY PLAN " + sql);
                std::size_t walks = 0;
                std::size_t continued = 0;
                while (plan.Next()) {
                    const std::string line = plan.Text("detail");
                    INFO(line);
                    CHECK_FALSE(line.starts_with("SCAN"));
                    CHECK(line.find("TEMP B-TREE") == std::string::npos);
                    walks += line.starts_with("SEARCH pins USING INDEX pins_by_") ? 1u : 0u;
                    // Starts at the very row where the previous page ended.
                    continued += line.find("=? AND rowid") != std::string::npos ? 1u : 0u;
                }
                const bool one_index = states.empty() && kind == 0;
                const std::size_t indices = one_index ? 1 : states.empty() ? all.size() : states.size();
                CHECK(walks == (more ? 2 * indices : indices));
                CHECK(continued == (more ? indices : 0));
                CHECK(connection.ok());
                ++plans;
            }
        }
    }
    CHECK(plans == 30);
}

}  // namespace
}  // namespace pinwright::store
