// Pins: saved, listed by due time, counted.
#include <catch2/catch_test_macros.hpp>

#include <functional>

#include "proxy/store/engine/connection.hpp"
#include "shared/pin_rules.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using test::StoreFixture;

TEST_CASE("a pin comes back as it was saved")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Pin pin = fixture.MakePin(1);
    pin.board_section_id = "549755885176";
    pin.title = "\xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x93\x8c";
    pin.description = "two\nlines";
    pin.alt_text = "alt";
    pin.link = "https://example.com/?a=b";
    pin.publish_at = fixture.clock.Now() + hours(3);
    pin.time_zone = "Europe/Berlin";
    const Pin saved = fixture.Insert(pin);
    CHECK(saved.revision > 0);
    pin.revision = saved.revision;
    CHECK(saved == pin);
    fixture.Reopen();
    CHECK(fixture.store().pins.Find(pin.id) == pin);
}

TEST_CASE("posting an id again changes nothing")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const auto first = fixture.store().pins.Insert(fixture.MakePin(1), fixture.clock.Now());
    CHECK(first.value().fresh);
    const Pin pin = first->pin;
    Pin other = pin;
    other.title = "changed";
    const auto again = fixture.store().pins.Insert(other, fixture.clock.Now());
    REQUIRE(again.ok());
    CHECK_FALSE(again->fresh);
    CHECK(again->pin == pin);
    CHECK(fixture.store().pins.CountByState()[static_cast<std::size_t>(PinState::kScheduled)] == 1);
}

TEST_CASE("a draft needs nothing but an id, a scheduled pin needs its account")
{
    StoreFixture fixture;
    fixture.AddImage('a');
    Pin draft;
    draft.id = fixture.MakePin(1).id;
    CHECK(fixture.Insert(draft).id == draft.id);
    const auto stranger = fixture.store().pins.Insert(fixture.MakePin(2, "nobody"), fixture.clock.Now());
    REQUIRE_FALSE(stranger.ok());
    CHECK(stranger.error().cause == Cause::kNotFound);
    CHECK_FALSE(fixture.store().pins.Find(fixture.MakePin(2).id));
    CHECK_FALSE(fixture.store().pins.Insert(fixture.MakePin(3, ""), fixture.clock.Now()).ok());
}

TEST_CASE("pins are listed by due time, page by page, each once")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    // Due times in no order, several of them equal.
    for (int n = 0; n < 50; ++n) {
        Pin pin = fixture.MakePin(n);
        if (n % 5 != 0)
            pin.publish_at = fixture.clock.Now() + hours((n * 7) % 10 - 5);
        fixture.Insert(pin);
    }
    PinFilter filter;
    filter.limit = 7;
    std::vector<Pin> seen;
    do {
        const Listing<Pin> page = fixture.store().pins.List(filter);
        REQUIRE(page.items.size() <= 7);
        seen.insert(seen.end(), page.items.begin(), page.items.end());
        filter.cursor = page.cursor;
        REQUIRE(seen.size() <= 50);
    } while (!filter.cursor.empty());
    REQUIRE(seen.size() == 50);
    const auto due = [&](const Pin& pin) { return pin.publish_at.value_or(fixture.clock.Now()); };
    for (std::size_t i = 1; i < seen.size(); ++i)
        CHECK((due(seen[i - 1]) < due(seen[i]) ||
               (due(seen[i - 1]) == due(seen[i]) && seen[i - 1].id < seen[i].id)));
}

TEST_CASE("a listing keeps to its filter")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    Pin first = fixture.MakePin(1);
    first.title = "Summer 100% off_er";
    Pin second = fixture.MakePin(2, "a2");
    second.board_id = "42";
    second.description = "Winter";
    second.publish_at = fixture.clock.Now() + hours(10);
    Pin draft = fixture.MakePin(3);
    draft.state = PinState::kDraft;
    draft.link = "https://shop.example/summer";
    for (const Pin& pin : {first, second, draft})
        fixture.Insert(pin);

    struct Case {
        const char* name;
        std::function<void(PinFilter&)> set;
        std::vector<int> pins;
    };
    const Timestamp now = fixture.clock.Now();
    const Case cases[] = {
        {"all", [](PinFilter&) {}, {1, 3, 2}},
        {"state", [](PinFilter& f) { f.states = {PinState::kDraft}; }, {3}},
        {"state with none", [](PinFilter& f) { f.states = {PinState::kFailed}; }, {}},
        {"several states",
         [](PinFilter& f) {
             f.states = {PinState::kScheduled, PinState::kDraft};
         },
         {1, 3, 2}},
        {"a state twice",
         [](PinFilter& f) {
             f.states = {PinState::kDraft, PinState::kDraft};
         },
         {3}},
        {"newest first", [](PinFilter& f) { f.order = PinOrder::kNewest; }, {2, 3, 1}},
        {"account", [](PinFilter& f) { f.account_id = "a1"; }, {1, 3}},
        {"board", [](PinFilter& f) { f.board_id = "42"; }, {2}},
        {"text in title or link", [](PinFilter& f) { f.text = "summer"; }, {1, 3}},
        {"text in description", [](PinFilter& f) { f.text = "WINTER"; }, {2}},
        {"percent is itself", [](PinFilter& f) { f.text = "100%"; }, {1}},
        {"percent matches nothing else", [](PinFilter& f) { f.text = "1%f"; }, {}},
        {"underscore is itself", [](PinFilter& f) { f.text = "off_"; }, {1}},
        {"underscore matches nothing else", [](PinFilter& f) { f.text = "Wint_r"; }, {}},
        {"from, included", [&](PinFilter& f) { f.from = now + hours(10); }, {2}},
        {"to, left out", [&](PinFilter& f) { f.to = now + hours(10); }, {1, 3}},
        {"all at once",
         [&](PinFilter& f) {
             f.states = {PinState::kScheduled};
             f.account_id = "a2";
             f.board_id = "42";
             f.text = "win";
             f.from = now;
             f.to = now + hours(11);
         },
         {2}},
        {"quotes are text", [](PinFilter& f) { f.text = "' OR 1=1 --"; }, {}},
        {"a cursor of no one's", [](PinFilter& f) { f.cursor = "!!"; }, {}},
        {"a cursor with a tail", [](PinFilter& f) { f.cursor = "MTox!"; }, {}},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        PinFilter filter;
        one.set(filter);
        std::vector<std::string> expected;
        for (const int n : one.pins)
            expected.push_back(fixture.MakePin(n).id);
        std::vector<std::string> found;
        for (const Pin& pin : fixture.store().pins.List(filter).items)
            found.push_back(pin.id);
        CHECK(found == expected);
    }
}

TEST_CASE("pins are counted by state, whatever happens to them")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    for (int n = 0; n < 4; ++n)
        fixture.Insert(fixture.MakePin(n));
    Pin draft = fixture.MakePin(9);
    draft.state = PinState::kDraft;
    fixture.Insert(draft);
    const auto claim = fixture.Claim();
    REQUIRE(claim);
    REQUIRE(fixture.store().publications.Accept(claim->publication.id, "555", fixture.clock.Now()).ok());
    REQUIRE(fixture.Claim());
    fixture.Reopen();
    // draft, scheduled, publishing, unconfirmed, published, held, failed, canceled
    CHECK(fixture.store().pins.CountByState() == std::vector<int>{1, 2, 1, 0, 1, 0, 0, 0});
}

TEST_CASE("up to ten thousand drafts are kept, and a scheduled pin doesn't count as one")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Pin first = fixture.MakePin(1);
    first.state = PinState::kDraft;
    REQUIRE(fixture.store().pins.Insert(first, fixture.clock.Now()).ok());
    Pin waits = fixture.MakePin(2);
    REQUIRE(fixture.store().pins.Insert(waits, fixture.clock.Now()).ok());
    fixture.Close();
    {
        Connection connection(fixture.folder.Sub("data/pinwright.db"));
        connection.Run("UPDATE tallies SET value = ? WHERE name = 'pins.draft'", kDraftsLimit);
        REQUIRE(connection.ok());
    }
    fixture.Reopen();
    Store& store = fixture.store();
    const auto is_refused = [](const Error& error) {
        return error.cause == Cause::kInvalidPin && error.problems.size() == 1 &&
               error.problems.front() == TooManyDrafts();
    };

    Pin more = fixture.MakePin(3);
    more.state = PinState::kDraft;
    const auto inserted = store.pins.Insert(more, fixture.clock.Now());
    REQUIRE_FALSE(inserted.ok());
    CHECK(is_refused(inserted.error()));
    CHECK_FALSE(store.pins.Find(more.id));
    CHECK(store.pins.Insert(first, fixture.clock.Now()).ok());  // It exists already.
    CHECK(store.pins.Insert(fixture.MakePin(4), fixture.clock.Now()).ok());

    waits = *store.pins.Find(waits.id);
    const auto changed = store.pin_changes.Change(waits, PinState::kDraft, fixture.clock.Now());
    REQUIRE_FALSE(changed.ok());
    CHECK(is_refused(changed.error()));
    CHECK(store.pins.Find(waits.id)->state == PinState::kScheduled);

    // Scheduling a draft makes room for another one.
    Pin ready = *store.pins.Find(first.id);
    REQUIRE(store.pin_changes.Change(ready, PinState::kScheduled, fixture.clock.Now()).ok());
    CHECK(store.pins.Insert(more, fixture.clock.Now()).ok());
}

}  // namespace
}  // namespace pinwright::store
