// A person's changes to a pin, in every state that it can have, and what they leave alone.
#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <iterator>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::StoreFixture;
using Names = std::vector<std::string>;

/// One pin that reached its state in the usual way.
class OnePin : public StoreFixture {
public:
    explicit OnePin(PinState state)
    {
        Connect("a1");
        Connect("a2");
        Pin pin = MakePin(1);
        if (state == PinState::kDraft)
            pin.state = PinState::kDraft;
        id = Insert(pin).id;
        const auto begin = [&] { return Claim().value().publication.id; };
        switch (state) {
            case PinState::kDraft:
            case PinState::kScheduled:
                break;
            case PinState::kPublishing:
                begin();
                break;
            case PinState::kUnconfirmed:
                REQUIRE(store()
                            .publications
                            .MarkUnknown(begin(), Diagnose(Cause::kOutcomeUnknown), clock.Now(), clock.Now())
                            .ok());
                break;
            case PinState::kPublished:
                REQUIRE(store().publications.Accept(begin(), "111", clock.Now()).ok());
                break;
            case PinState::kHeld:
            case PinState::kFailed:
                REQUIRE(
                    store()
                        .publications.Refuse(begin(), state, Diagnose(Cause::kScopeMissing), {}, clock.Now())
                        .ok());
                break;
            case PinState::kCanceled:
                REQUIRE(store().pin_changes.Cancel(id, clock.Now()).ok());
                break;
        }
        REQUIRE(Now().state == state);
        clock.Move(seconds(1));
    }

    Pin Now() { return store().pins.FindWithHistory(id).value(); }
    Names History() { return HistoryOf(Now()); }

    std::string id;
};

/// An event's effect on a state: the new state and events, or the refusal.
struct Outcome {
    std::optional<PinState> becomes;
    Names events;
    std::optional<Cause> refusal;
};
Outcome To(PinState becomes, Names events = {})
{
    return {becomes, std::move(events), {}};
}
Outcome No(Cause refusal)
{
    return {{}, {}, refusal};
}

constexpr PinState kAll[] = {PinState::kDraft,       PinState::kScheduled, PinState::kPublishing,
                             PinState::kUnconfirmed, PinState::kPublished, PinState::kHeld,
                             PinState::kFailed,      PinState::kCanceled};

void Check(OnePin& one, const Pin& before, const Result<Pin>& done, const Outcome& expected)
{
    const std::int64_t revision = one.store().Revision();
    if (expected.refusal) {
        REQUIRE_FALSE(done.ok());
        CHECK(done.error().cause == *expected.refusal);
        CHECK(one.Now() == before);
        CHECK(before.revision <= revision);
        return;
    }
    REQUIRE(done.ok());
    const Pin now = one.Now();
    CHECK(*done == now);
    CHECK(now.state == *expected.becomes);
    CHECK(now.attempts == before.attempts);
    Names added;
    for (std::size_t i = before.history.size(); i < now.history.size(); ++i)
        added.push_back(now.history[i].event);
    CHECK(added == expected.events);
    if (now.state != before.state)
        CHECK_FALSE(now.cause);
}

TEST_CASE("each thing a person can do to a pin meets every state as it should", "[changes]")
{
    using S = PinState;
    struct Event {
        const char* name;
        std::function<Result<Pin>(OnePin&, Pin)> go;
        Outcome outcomes[kPinStateCount];  // In the order of kAll.
    };
    const Outcome busy = No(Cause::kPinBusy);
    const Outcome conflict = No(Cause::kConflict);
    const auto change = [](std::optional<PinState> to, const char* title = nullptr) {
        return [to, title](OnePin& one, Pin pin) {
            if (title != nullptr)
                pin.title = title;
            return one.store().pin_changes.Change(pin, to, one.clock.Now());
        };
    };
    const Event events[] = {
        {"nothing is changed",
         change({}),
         {To(S::kDraft), To(S::kScheduled), busy, busy, conflict, To(S::kHeld), To(S::kFailed),
          To(S::kCanceled)}},
        {"the title is changed",
         change({}, "New"),
         {To(S::kDraft, {"changed"}), To(S::kScheduled, {"changed"}), busy, busy, conflict,
          To(S::kHeld, {"changed"}), To(S::kFailed, {"changed"}), To(S::kCanceled, {"changed"})}},
        {"it is scheduled",
         change(S::kScheduled),
         {To(S::kScheduled, {"changed"}), To(S::kScheduled), busy, busy, conflict,
          To(S::kScheduled, {"resumed"}), To(S::kScheduled, {"resumed"}), To(S::kScheduled, {"resumed"})}},
        {"it is changed and scheduled",
         change(S::kScheduled, "New"),
         {To(S::kScheduled, {"changed"}), To(S::kScheduled, {"changed"}), busy, busy, conflict,
          To(S::kScheduled, {"changed", "resumed"}), To(S::kScheduled, {"changed", "resumed"}),
          To(S::kScheduled, {"changed", "resumed"})}},
        {"it becomes a draft",
         change(S::kDraft),
         {To(S::kDraft), To(S::kDraft, {"changed"}), busy, busy, conflict, To(S::kDraft, {"changed"}),
          To(S::kDraft, {"changed"}), To(S::kDraft, {"changed"})}},
        {"a change based on an older one",
         [](OnePin& one, Pin pin) {
             --pin.revision;
             pin.title = "New";
             return one.store().pin_changes.Change(pin, {}, one.clock.Now());
         },
         {conflict, conflict, busy, busy, conflict, conflict, conflict, conflict}},
        {"it is canceled",
         [](OnePin& one, const Pin& pin) { return one.store().pin_changes.Cancel(pin.id, one.clock.Now()); },
         {To(S::kCanceled, {"canceled"}), To(S::kCanceled, {"canceled"}), busy, busy, conflict,
          To(S::kCanceled, {"canceled"}), To(S::kCanceled, {"canceled"}), To(S::kCanceled)}},
        {"it is retried",
         [](OnePin& one, const Pin& pin) {
             return one.store().pin_changes.Retry(pin.id, pin.revision, one.clock.Now());
         },
         {conflict, To(S::kScheduled, {"resumed"}), busy, busy, conflict, To(S::kScheduled, {"resumed"}),
          To(S::kScheduled, {"resumed"}), To(S::kScheduled, {"resumed"})}},
        {"a retry based on an older one",
         [](OnePin& one, const Pin& pin) {
             return one.store().pin_changes.Retry(pin.id, pin.revision - 1, one.clock.Now());
         },
         {conflict, conflict, busy, busy, conflict, conflict, conflict, conflict}},
    };
    for (const Event& event : events) {
        for (std::size_t i = 0; i < std::size(kAll); ++i) {
            INFO(event.name << ", " << ToString(kAll[i]));
            OnePin one(kAll[i]);
            const Pin before = one.Now();
            const std::int64_t revision = one.store().Revision();
            const Result<Pin> done = event.go(one, before);
            Check(one, before, done, event.outcomes[i]);
            // A client that asks for changes gets this one, and nothing else.
            const bool wrote = event.outcomes[i].becomes && !event.outcomes[i].events.empty();
            CHECK(one.store().Revision() == revision + (wrote ? 1 : 0));
        }
    }
}

TEST_CASE("there is nothing to change, cancel or retry of an unknown pin", "[changes]")
{
    StoreFixture fixture;
    const Pin pin = fixture.MakePin(1);
    CHECK(fixture.store().pin_changes.Change(pin, {}, fixture.clock.Now()).error().cause == Cause::kNotFound);
    CHECK(fixture.store().pin_changes.Cancel(pin.id, fixture.clock.Now()).error().cause == Cause::kNotFound);
    CHECK(fixture.store().pin_changes.Retry(pin.id, 0, fixture.clock.Now()).error().cause ==
          Cause::kNotFound);
    CHECK(fixture.store().Revision() == 0);
}

TEST_CASE("every field of a pin can be changed, and is what goes out", "[changes]")
{
    OnePin one(PinState::kScheduled);
    Pin pin = one.Now();
    pin.account_id = "a2";
    pin.board_id = "77";
    pin.board_section_id = "8";
    pin.title = "t";
    pin.description = "d";
    pin.alt_text = "a";
    pin.link = "https://example.com/";
    pin.media = {std::string(64, 'b')};
    pin.publish_at = one.clock.Now() + hours(1);
    pin.time_zone = "Europe/Berlin";
    // A person can't set these:
    pin.state = PinState::kPublished;
    pin.attempts = 9;
    pin.pinterest_pin_id = "5";
    pin.url = "https://example.com/pin";
    const Result<Pin> changed = one.store().pin_changes.Change(pin, {}, one.clock.Now());
    REQUIRE(changed.ok());
    CHECK(changed->account_id == "a2");
    CHECK(changed->board_id == "77");
    CHECK(changed->board_section_id == "8");
    CHECK(changed->title == "t");
    CHECK(changed->description == "d");
    CHECK(changed->alt_text == "a");
    CHECK(changed->link == "https://example.com/");
    CHECK(changed->media == pin.media);
    CHECK(changed->publish_at == pin.publish_at);
    CHECK(changed->time_zone == "Europe/Berlin");
    CHECK(changed->state == PinState::kScheduled);
    CHECK(changed->attempts == 0);
    CHECK(changed->pinterest_pin_id.empty());
    CHECK(changed->url.empty());

    CHECK_FALSE(one.Claim());
    one.clock.Move(hours(1));
    const auto claim = one.Claim();
    REQUIRE(claim);
    CHECK(claim->publication.account_id == "a2");
    CHECK(claim->publication.title == "t");
}

TEST_CASE("a pin with other texts is another pin to its twins", "[changes]")
{
    OnePin one(PinState::kPublishing);
    Pin twin = one.MakePin(1);
    twin.id = one.MakePin(2).id;
    Pin pin = one.Insert(twin);
    CHECK_FALSE(one.Claim());
    pin.title = "Quite another";
    const Result<Pin> changed = one.store().pin_changes.Change(pin, {}, one.clock.Now());
    REQUIRE(changed.ok());
    CHECK(one.Claim()->pin.id == pin.id);

    Pin third = one.Insert(one.MakePin(3));
    third.title = "Quite  another ";
    REQUIRE(one.store().pin_changes.Change(third, {}, one.clock.Now()).ok());
    CHECK_FALSE(one.Claim());
}

TEST_CASE("a change of the time is a change of the queue", "[changes]")
{
    const Timestamp now = OnePin(PinState::kScheduled).clock.Now();
    const auto at = [&](OnePin& one, std::optional<Timestamp> publish_at, std::optional<PinState> to = {}) {
        Pin pin = one.Now();
        pin.publish_at = publish_at;
        REQUIRE(one.store().pin_changes.Change(pin, to, one.clock.Now()).ok());
        return one.NextDue();
    };
    SECTION("later")
    {
        OnePin one(PinState::kScheduled);
        CHECK(at(one, now + hours(2)) == now + hours(2));
        CHECK_FALSE(one.Claim());
    }
    SECTION("at once")
    {
        OnePin one(PinState::kScheduled);
        CHECK(at(one, now + hours(2)) == now + hours(2));
        CHECK(at(one, std::nullopt) == now);
        CHECK(one.Claim());
    }
    SECTION("a time that is past is now")
    {
        OnePin one(PinState::kScheduled);
        CHECK(at(one, now - hours(30)) == now);
        CHECK(one.Claim());
    }
    SECTION("a draft comes into the queue with its time")
    {
        OnePin one(PinState::kDraft);
        CHECK_FALSE(at(one, now + hours(1)));
        CHECK(at(one, now + hours(2), PinState::kScheduled) == now + hours(2));
    }
    SECTION("a draft of long ago is due from when it is scheduled")
    {
        OnePin one(PinState::kDraft);
        one.clock.Move(hours(50));
        CHECK(at(one, std::nullopt, PinState::kScheduled) == one.clock.Now());
    }
    SECTION("what Pinterest asked to wait for is waited for, whatever is changed")
    {
        OnePin one(PinState::kScheduled);
        const auto claim = one.Claim();
        REQUIRE(one.store()
                    .publications
                    .Refuse(claim->publication.id, PinState::kScheduled, Diagnose(Cause::kRateLimited),
                            now + minutes(10), now)
                    .ok());
        CHECK(at(one, now + minutes(1)) == now + minutes(10));
        CHECK(one.Now().cause->id == "rate_limited");
        CHECK(at(one, now + minutes(20)) == now + minutes(20));
    }
}

TEST_CASE("a retried pin waits for nothing but its own time", "[changes]")
{
    OnePin one(PinState::kScheduled);
    const Timestamp now = one.clock.Now();
    const auto claim = one.Claim();
    REQUIRE(one.store()
                .publications
                .Refuse(claim->publication.id, PinState::kScheduled, Diagnose(Cause::kSpamBlock),
                        now + hours(4), now)
                .ok());
    CHECK_FALSE(one.Claim());
    REQUIRE(one.store().pin_changes.Retry(one.id, one.Now().revision, now).ok());
    CHECK_FALSE(one.Now().cause);
    CHECK(one.Claim());

    Pin later = one.MakePin(2);
    later.publish_at = now + hours(1);
    later = one.Insert(later);
    REQUIRE(one.store().pin_changes.Retry(later.id, later.revision, now).ok());
    CHECK_FALSE(one.Claim());
    CHECK(one.store().pins.Find(later.id)->publish_at == now + hours(1));
    CHECK(one.NextDue() == now + hours(1));
}

TEST_CASE("a held pin of another account goes out through that one", "[changes]")
{
    OnePin one(PinState::kHeld);
    Pin pin = one.Now();
    pin.account_id = "a2";
    const Result<Pin> changed = one.store().pin_changes.Change(pin, {}, one.clock.Now());
    REQUIRE(changed.ok());
    CHECK(changed->state == PinState::kScheduled);
    CHECK_FALSE(changed->cause);
    const auto claim = one.Claim();
    REQUIRE(claim);
    CHECK(claim->pin.account_id == "a2");
    CHECK(one.History() == Names{"saved", "started", "held(scope_missing)", "changed", "resumed", "started"});
}

TEST_CASE("the Pinterest of a pin is that of the account it went out through", "[changes]")
{
    OnePin one(PinState::kFailed);
    one.Connect("s1", Environment::kSandbox);
    Pin pin = one.Now();
    pin.account_id = "s1";
    REQUIRE(one.store().pin_changes.Change(pin, PinState::kScheduled, one.clock.Now()).ok());
    const auto claim = one.store().queue.ClaimNext(one.clock.Now(), {Environment::kSandbox}, {});
    REQUIRE(claim);
    REQUIRE(one.store().publications.Accept(claim->publication.id, "555", one.clock.Now()).ok());
    CHECK(one.store().lookups.IsOurs(Environment::kSandbox, "555"));
    CHECK_FALSE(one.store().lookups.IsOurs(Environment::kProduction, "555"));
}

TEST_CASE("a pin without an account cannot get into the queue", "[changes]")
{
    OnePin one(PinState::kDraft);
    Pin pin = one.Now();
    pin.account_id.clear();
    const Result<Pin> draft = one.store().pin_changes.Change(pin, {}, one.clock.Now());
    REQUIRE(draft.ok());
    CHECK(one.store().pin_changes.Change(*draft, PinState::kScheduled, one.clock.Now()).error().cause ==
          Cause::kConflict);
    const Result<Pin> canceled = one.store().pin_changes.Cancel(pin.id, one.clock.Now());
    REQUIRE(canceled.ok());
    CHECK(one.store().pin_changes.Retry(pin.id, canceled->revision, one.clock.Now()).error().cause ==
          Cause::kConflict);
    CHECK(one.Now().state == PinState::kCanceled);
    CHECK(one.History() == Names{"saved", "changed", "canceled"});
}

TEST_CASE("a publication that was begun is never of a pin as it was changed after", "[changes]")
{
    OnePin one(PinState::kScheduled);
    const Pin seen = one.Now();
    const auto claim = one.Claim();
    REQUIRE(claim);
    Pin late = seen;
    late.title = "Too late";
    CHECK(one.store().pin_changes.Change(late, {}, one.clock.Now()).error().cause == Cause::kPinBusy);
    CHECK(one.store().pin_changes.Cancel(seen.id, one.clock.Now()).error().cause == Cause::kPinBusy);
    CHECK(one.store().pin_changes.Retry(seen.id, seen.revision, one.clock.Now()).error().cause ==
          Cause::kPinBusy);
    CHECK(one.Now().title == claim->publication.title);
    REQUIRE(one.store().publications.MarkSending(claim->publication.id));
}

}  // namespace
}  // namespace pinwright::store
