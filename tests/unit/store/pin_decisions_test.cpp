// A pin that waits for a person: what it shows, and what each answer does.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// One pin whose last lookup found two candidates.
class Waiting : public test::StoreFixture {
public:
    Waiting()
    {
        Connect("a1");
        pin = MakePin(1);
        pin.publish_at = clock.Now();
        Insert(pin);
        publication = LoseSight();
        Ask();
    }

    std::int64_t LoseSight()
    {
        const std::int64_t id = Claim().value().publication.id;
        REQUIRE(store().publications.MarkSending(id));
        REQUIRE(store()
                    .publications.MarkUnknown(id, Diagnose(Cause::kOutcomeUnknown), clock.Now(), clock.Now())
                    .ok());
        return id;
    }
    void Ask()
    {
        REQUIRE(store().lookups.AskPerson(publication, found, Diagnose(Cause::kNeedsDecision)).ok());
    }
    Pin Whole() { return store().pins.FindWithHistory(pin.id).value(); }

    Pin pin;
    std::int64_t publication = 0;
    const std::vector<Candidate> found{{"501", "https://p.example/pin/501/", "Title 1", clock.Now()},
                                       {"502", "", "Title 1!", clock.Now() + minutes(1)}};
};

TEST_CASE("a pin that waits for a decision shows its candidates, alone and not in lists", "[decisions]")
{
    Waiting room;
    CHECK(room.Whole().candidates == room.found);
    CHECK(room.Whole().cause->id == "needs_decision");
    CHECK(room.store().pins.Find(room.pin.id)->candidates.empty());
    CHECK(room.store().lookups.FindDue(room.clock.Now() + hours(999)).empty());
    room.Reopen();
    CHECK(room.Whole().candidates == room.found);
}

TEST_CASE("the chosen candidate is the pin from then on", "[decisions]")
{
    Waiting room;
    const Result<Pin> adopted =
        room.store().pin_changes.AdoptCandidate(room.pin.id, "501", room.Whole().revision, room.clock.Now());
    REQUIRE(adopted.ok());
    CHECK(adopted->state == PinState::kPublished);
    CHECK(adopted->pinterest_pin_id == "501");
    CHECK(adopted->url == "https://p.example/pin/501/");
    CHECK(adopted->published_at == room.clock.Now());
    CHECK_FALSE(adopted->cause);
    CHECK(adopted->candidates.empty());
    CHECK(adopted->history.back().event == pin_events::kAccepted);
    CHECK(room.store().lookups.IsOurs(Environment::kProduction, "501"));
    CHECK_FALSE(room.Claim());
}

TEST_CASE("where none is the pin it goes out at once, and is never taken for one of them", "[decisions]")
{
    Waiting room;
    room.clock.Move(hours(2));
    const Result<Pin> again = room.store().pin_changes.RejectCandidates(room.pin.id, {}, room.clock.Now());
    REQUIRE(again.ok());
    CHECK(again->state == PinState::kScheduled);
    CHECK_FALSE(again->publish_at);
    CHECK_FALSE(again->cause);
    CHECK(again->history.back().event == pin_events::kResumed);
    CHECK(room.store().lookups.IsRejected(room.pin.id, "501"));
    CHECK(room.store().lookups.IsRejected(room.pin.id, "502"));
    CHECK_FALSE(room.store().lookups.IsRejected(room.pin.id, "503"));
    CHECK_FALSE(room.store().lookups.IsRejected(room.MakePin(2).id, "501"));

    // Its outcome is unknown again, and another one is found: earlier candidates are not offered again.
    room.publication = room.LoseSight();
    REQUIRE(room.store()
                .lookups
                .AskPerson(room.publication, {room.found[0], {"503", "", "", {}}},
                           Diagnose(Cause::kNeedsDecision))
                .ok());
    REQUIRE(room.Whole().candidates.size() == 1);
    CHECK(room.Whole().candidates[0].pinterest_pin_id == "503");
    CHECK_FALSE(room.store().pin_changes.AdoptCandidate(room.pin.id, "501", {}, room.clock.Now()).ok());
    CHECK(room.store().pin_changes.AdoptCandidate(room.pin.id, "503", {}, room.clock.Now()).ok());
}

TEST_CASE("a decision that does not fit changes nothing and says why", "[decisions]")
{
    Waiting room;
    const Pin other = room.Insert(room.MakePin(2));
    const std::int64_t publication = room.Claim().value().publication.id;
    REQUIRE(room.store().publications.Accept(publication, "502", room.clock.Now()).ok());
    const Pin before = room.Whole();

    struct Row {
        const char* name;
        std::string pin;
        std::string chosen;  ///< Empty: publish again.
        std::optional<std::int64_t> revision;
        Cause cause;
        const char* says;
    };
    const Row rows[] = {
        {"an older pin", room.pin.id, "501", before.revision - 1, Cause::kConflict, "in the meantime"},
        {"again, an older pin", room.pin.id, "", before.revision - 1, Cause::kConflict, "in the meantime"},
        {"none of the candidates", room.pin.id, "999", {}, Cause::kConflict, "not one of"},
        {"another pin's", room.pin.id, "502", {}, Cause::kConflict, "another one of yours"},
        {"a published pin", other.id, "501", {}, Cause::kConflict, "isn't waiting"},
        {"again, a published pin", other.id, "", {}, Cause::kConflict, "isn't waiting"},
        {"no such pin", room.MakePin(9).id, "501", {}, Cause::kNotFound, "no such pin"},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const Result<Pin> decided =
            row.chosen.empty()
                ? room.store().pin_changes.RejectCandidates(row.pin, row.revision, room.clock.Now())
                : room.store().pin_changes.AdoptCandidate(row.pin, row.chosen, row.revision,
                                                          room.clock.Now());
        REQUIRE_FALSE(decided.ok());
        CHECK(decided.error().cause == row.cause);
        CHECK(decided.error().detail.find(row.says) != std::string::npos);
        CHECK(room.Whole() == before);
    }
}

TEST_CASE("one that is merely looked for waits for nobody", "[decisions]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const std::int64_t id = fixture.Claim().value().publication.id;
    REQUIRE(fixture.store()
                .publications
                .MarkUnknown(id, Diagnose(Cause::kOutcomeUnknown), fixture.clock.Now(), fixture.clock.Now())
                .ok());
    CHECK_FALSE(fixture.store().pin_changes.RejectCandidates(pin.id, {}, fixture.clock.Now()).ok());
    CHECK(fixture.StateOf(pin) == PinState::kUnconfirmed);
}

}  // namespace
}  // namespace pinwright::store
