// The publish protocol: every state of a publication against every event.
#include <catch2/catch_test_macros.hpp>

#include <functional>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using test::StoreFixture;
using State = PublicationState;

/// One pin in its own store, with a publication in a given state.
class Room : public StoreFixture {
public:
    explicit Room(State state)
    {
        Connect("a1");
        pin = Insert(MakePin(1));
        publication = Claim()->publication.id;
        if (state == State::kSending || state == State::kUnknown || state == State::kRefused)
            Require(store().publications.MarkSending(publication));
        if (state == State::kUnknown)
            Require(store()
                        .publications
                        .MarkUnknown(publication, Diagnose(Cause::kOutcomeUnknown), Look(), clock.Now())
                        .ok());
        if (state == State::kAccepted)
            Require(store().publications.Accept(publication, "111", clock.Now()).ok());
        if (state == State::kRefused || state == State::kNotMade)
            Require(
                store()
                    .publications
                    .Refuse(publication, PinState::kFailed, Diagnose(Cause::kImageBroken), {}, clock.Now())
                    .ok());
    }

    Timestamp Look() const { return clock.Now() + seconds(5); }

    Pin pin;
    std::int64_t publication = 0;

private:
    static void Require(bool fine) { REQUIRE(fine); }
};

struct Event {
    const char* name;
    std::function<bool(Room&)> happen;
};

const std::vector<Event>& Events()
{
    static const std::vector<Event> events{
        {"sending", [](Room& room) { return room.store().publications.MarkSending(room.publication); }},
        {"accept",
         [](Room& room) {
             return room.store().publications.Accept(room.publication, "222", room.clock.Now()).ok();
         }},
        {"refuse to held",
         [](Room& room) {
             return room.store()
                 .publications
                 .Refuse(room.publication, PinState::kHeld, Diagnose(Cause::kSessionExpired), {},
                         room.clock.Now())
                 .ok();
         }},
        {"refuse to failed",
         [](Room& room) {
             return room.store()
                 .publications
                 .Refuse(room.publication, PinState::kFailed, Diagnose(Cause::kLinkRefused), {},
                         room.clock.Now())
                 .ok();
         }},
        {"refuse to scheduled",
         [](Room& room) {
             return room.store()
                 .publications
                 .Refuse(room.publication, PinState::kScheduled, {}, room.clock.Now() + hours(1),
                         room.clock.Now())
                 .ok();
         }},
        {"unknown",
         [](Room& room) {
             return room.store()
                 .publications
                 .MarkUnknown(room.publication, Diagnose(Cause::kOutcomeUnknown), room.Look(),
                              room.clock.Now())
                 .ok();
         }},
        {"looked",
         [](Room& room) {
             return room.store().lookups.Record(room.publication, true, room.Look(), {}).ok();
         }},
        {"a person is asked",
         [](Room& room) {
             return room.store()
                 .lookups.AskPerson(room.publication, {}, Diagnose(Cause::kNeedsDecision))
                 .ok();
         }},
        {"surely absent",
         [](Room& room) { return room.store().lookups.MarkAbsent(room.publication, room.clock.Now()).ok(); }},
        {"recovered",
         [](Room& room) {
             return room.store()
                 .publications.Recover(Diagnose(Cause::kOutcomeUnknown), room.Look(), room.clock.Now())
                 .ok();
         }},
    };
    return events;
}

TEST_CASE("an event that does not fit a publication changes nothing, one that fits has its effect")
{
    struct Row {
        State state;
        PinState pin;  ///< Before the event.
        /// The pin's state after each of Events(); nothing: the event is refused.
        std::vector<std::optional<PinState>> after;
    };
    constexpr std::nullopt_t kNo = std::nullopt;
    using P = PinState;
    const Row rows[] = {
        {State::kStarted,
         P::kPublishing,
         {P::kPublishing, P::kPublished, P::kHeld, P::kFailed, P::kScheduled, P::kUnconfirmed, kNo, kNo, kNo,
          P::kScheduled}},
        {State::kSending,
         P::kPublishing,
         {kNo, P::kPublished, P::kHeld, P::kFailed, P::kScheduled, P::kUnconfirmed, kNo, kNo, kNo,
          P::kUnconfirmed}},
        {State::kUnknown,
         P::kUnconfirmed,
         {kNo, P::kPublished, kNo, kNo, kNo, kNo, P::kUnconfirmed, P::kUnconfirmed, P::kScheduled,
          P::kUnconfirmed}},
        {State::kAccepted, P::kPublished, {kNo, kNo, kNo, kNo, kNo, kNo, kNo, kNo, kNo, P::kPublished}},
        {State::kRefused, P::kFailed, {kNo, kNo, kNo, kNo, kNo, kNo, kNo, kNo, kNo, P::kFailed}},
        {State::kNotMade, P::kFailed, {kNo, kNo, kNo, kNo, kNo, kNo, kNo, kNo, kNo, P::kFailed}},
    };
    for (const Row& row : rows) {
        REQUIRE(row.after.size() == Events().size());
        for (std::size_t i = 0; i < Events().size(); ++i) {
            Room room(row.state);
            INFO("state " << static_cast<int>(row.state) << ", event " << Events()[i].name);
            const Pin before = room.store().pins.Find(room.pin.id).value();
            REQUIRE(before.state == row.pin);
            const std::int64_t revision = room.store().Revision();
            const bool happened = Events()[i].happen(room);
            const Pin after = room.store().pins.Find(room.pin.id).value();
            CHECK(happened == row.after[i].has_value());
            if (row.after[i]) {
                CHECK(after.state == *row.after[i]);
            } else {
                CHECK(after == before);
                CHECK(room.store().Revision() == revision);
            }
        }
    }
}

TEST_CASE("an unknown publication has no events")
{
    Room room(State::kStarted);
    room.publication += 1000;
    for (const Event& event : Events()) {
        if (std::string(event.name) != "recovered")
            CHECK_FALSE(event.happen(room));
    }
    CHECK(room.StateOf(room.pin) == PinState::kPublishing);
}

TEST_CASE("the fence opens once, and only for a publication that owns its pin")
{
    Room room(State::kStarted);
    CHECK(room.store().publications.MarkSending(room.publication));
    CHECK_FALSE(room.store().publications.MarkSending(room.publication));
    REQUIRE(room.store()
                .publications.Refuse(room.publication, PinState::kScheduled, {}, {}, room.clock.Now())
                .ok());
    const auto again = room.Claim();
    REQUIRE(again);
    CHECK(again->publication.id != room.publication);
    CHECK_FALSE(room.store().publications.MarkSending(room.publication));  // It belongs to the older attempt.
    CHECK(room.store().publications.MarkSending(again->publication.id));
}

TEST_CASE("an accepted pin carries its id, page and time")
{
    Room room(State::kSending);
    const Timestamp at = room.clock.Now() + seconds(3);
    REQUIRE(room.store()
                .publications
                .Accept(room.publication, "813744226420795884", at, "https://www.pinterest.com/pin/8/")
                .ok());
    const Pin pin = room.store().pins.Find(room.pin.id).value();
    CHECK(pin.pinterest_pin_id == "813744226420795884");
    CHECK(pin.url == "https://www.pinterest.com/pin/8/");
    CHECK(pin.published_at == at);
    CHECK_FALSE(pin.confirmed_at);
    CHECK_FALSE(pin.cause);
    CHECK(room.store().lookups.IsOurs(Environment::kProduction, "813744226420795884"));
    CHECK_FALSE(room.store().lookups.IsOurs(Environment::kSandbox, "813744226420795884"));
    CHECK_FALSE(room.store().lookups.IsOurs(Environment::kProduction, "81"));
}

TEST_CASE("one pin of Pinterest's is one pin here, in each environment")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("s1", Environment::kSandbox);
    fixture.Insert(fixture.MakePin(1));
    const Pin second = fixture.Insert(fixture.MakePin(2));
    const Pin elsewhere = fixture.Insert(fixture.MakePin(3, "s1"));
    Store& store = fixture.store();
    REQUIRE(store.publications.Accept(fixture.Claim()->publication.id, "111", fixture.clock.Now()).ok());
    const auto claim = fixture.Claim();
    const Result<Done> stolen = store.publications.Accept(claim->publication.id, "111", fixture.clock.Now());
    REQUIRE_FALSE(stolen.ok());
    CHECK(stolen.error().cause == Cause::kConflict);
    CHECK(fixture.StateOf(second) == PinState::kPublishing);
    REQUIRE(store.publications.Accept(claim->publication.id, "112", fixture.clock.Now()).ok());
    const auto other = store.queue.ClaimNext(fixture.clock.Now(), {Environment::kSandbox}, {});
    REQUIRE(other);
    CHECK(other->pin.id == elsewhere.id);
    CHECK(store.publications.Accept(other->publication.id, "111", fixture.clock.Now()).ok());
}

TEST_CASE("looks come when they are due, are counted, and end with the person")
{
    Room room(State::kUnknown);
    Store& store = room.store();
    const Timestamp first = room.Look();
    CHECK(store.lookups.FindDue(first - seconds(1)).empty());
    CHECK(store.queue.NextDue(room.clock.Now()) == first);
    REQUIRE(store.publications.SetSkew(room.publication, -1500).ok());
    const auto due = store.lookups.FindDue(first);
    REQUIRE(due.size() == 1);
    CHECK(due[0].id == room.publication);
    CHECK(due[0].looks == 0);
    CHECK(due[0].skew_known);
    CHECK(due[0].clock_skew_ms == -1500);
    CHECK(due[0].unknown_since == room.clock.Now());

    const Timestamp second = first + seconds(20);
    REQUIRE(store.lookups.Record(room.publication, false, second, {}).ok());  // The lookup failed.
    CHECK(store.lookups.FindDue(first).empty());
    CHECK(store.lookups.FindDue(second)[0].looks == 0);
    REQUIRE(store.lookups.Record(room.publication, true, second, {}).ok());
    CHECK(store.lookups.FindDue(second)[0].looks == 1);

    REQUIRE(store.lookups.Record(room.publication, true, {}, Diagnose(Cause::kNeedsDecision)).ok());
    CHECK(store.lookups.FindDue(second + hours(1000)).empty());
    CHECK_FALSE(store.queue.NextDue(room.clock.Now()));
    CHECK(room.StateOf(room.pin) == PinState::kUnconfirmed);
    CHECK(store.pins.Find(room.pin.id)->cause->id == "needs_decision");
}

TEST_CASE("a pin surely absent goes out again")
{
    Room room(State::kUnknown);
    REQUIRE(room.store().lookups.MarkAbsent(room.publication, room.clock.Now()).ok());
    const auto again = room.Claim();
    REQUIRE(again);
    CHECK(again->pin.id == room.pin.id);
    CHECK(again->pin.attempts == 2);
}

TEST_CASE("a start finds what was left open: perhaps made past the fence, never made before it")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin sent = fixture.Insert(fixture.MakePin(1));
    const Pin begun = fixture.Insert(fixture.MakePin(2));
    const std::int64_t publication = fixture.Claim()->publication.id;
    REQUIRE(fixture.store().publications.MarkSending(publication));
    REQUIRE(fixture.Claim()->pin.id == begun.id);
    fixture.Reopen();
    const Timestamp look = fixture.clock.Now() + seconds(5);
    REQUIRE(fixture.store()
                .publications.Recover(Diagnose(Cause::kOutcomeUnknown), look, fixture.clock.Now())
                .ok());
    CHECK(fixture.StateOf(sent) == PinState::kUnconfirmed);
    CHECK(fixture.store().pins.Find(sent.id)->cause->id == "outcome_unknown");
    CHECK(fixture.StateOf(begun) == PinState::kScheduled);
    const auto due = fixture.store().lookups.FindDue(look);
    REQUIRE(due.size() == 1);
    CHECK(due[0].id == publication);
    CHECK(due[0].state == State::kUnknown);
    CHECK(fixture.Claim()->pin.id == begun.id);
}

TEST_CASE("a look put far off by a wrong clock is taken soon after a start, one left to the person is not")
{
    Room room(State::kUnknown);
    const Timestamp soon = room.clock.Now() + seconds(60);
    REQUIRE(room.store().lookups.Record(room.publication, true, room.clock.Now() + hours(9999), {}).ok());
    REQUIRE(room.store().publications.Recover(Diagnose(Cause::kOutcomeUnknown), soon, room.clock.Now()).ok());
    CHECK(room.store().lookups.FindDue(soon).size() == 1);
    REQUIRE(room.store().lookups.Record(room.publication, true, {}, Diagnose(Cause::kNeedsDecision)).ok());
    REQUIRE(room.store().publications.Recover(Diagnose(Cause::kOutcomeUnknown), soon, room.clock.Now()).ok());
    CHECK(room.store().lookups.FindDue(soon).empty());
}

TEST_CASE("published pins are confirmed once they were seen, the oldest asked for first")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Store& store = fixture.store();
    std::vector<std::string> ids;
    for (int n = 0; n < 3; ++n) {
        ids.push_back(fixture.Insert(fixture.MakePin(n)).id);
        const auto claim = fixture.Claim();
        REQUIRE(
            store.publications
                .Accept(claim->publication.id, std::to_string(500 + n), fixture.clock.Now() + seconds(9 - n))
                .ok());
    }
    const Timestamp late = fixture.clock.Now() + seconds(100);
    const auto waiting = store.read_backs.FindUnconfirmed(late, 2);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].id == ids[2]);
    CHECK(waiting[1].id == ids[1]);
    CHECK(store.read_backs.FindUnconfirmed(fixture.clock.Now() + seconds(7), 10).empty());
    REQUIRE(store.read_backs.Confirm(ids[2], late).ok());
    CHECK(store.pins.Find(ids[2])->confirmed_at == late);
    CHECK(store.read_backs.FindUnconfirmed(late, 10).size() == 2);
    const Pin scheduled = fixture.Insert(fixture.MakePin(8));
    CHECK(store.read_backs.Confirm(scheduled.id, late).error().cause == Cause::kNotFound);
}

}  // namespace
}  // namespace pinwright::store
