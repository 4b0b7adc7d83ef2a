// A pin's history: every path through the publish protocol leaves its events, in order, and nothing else
// does.
#include <catch2/catch_test_macros.hpp>

#include <functional>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using test::StoreFixture;
using Names = std::vector<std::string>;

/// One scheduled pin, and its latest publication.
class Way : public StoreFixture {
public:
    Way()
    {
        Connect("a1");
        pin = Insert(MakePin(1));
    }

    void Begin() { m_publication = Claim().value().publication.id; }
    void Send() { Take(store().publications.MarkSending(m_publication)); }
    void Accept(const char* id = "111")
    {
        Take(store().publications.Accept(m_publication, id, clock.Now()).ok());
    }
    void Refuse(PinState to, Cause cause)
    {
        Take(store().publications.Refuse(m_publication, to, Diagnose(cause), {}, clock.Now()).ok());
    }
    void LoseSight()
    {
        Take(store()
                 .publications
                 .MarkUnknown(m_publication, Diagnose(Cause::kOutcomeUnknown), clock.Now(), clock.Now())
                 .ok());
    }
    void Look(bool complete, const std::optional<Diagnosis>& cause)
    {
        Take(store().lookups.Record(m_publication, complete, clock.Now(), cause).ok());
    }
    void FindAbsent() { Take(store().lookups.MarkAbsent(m_publication, clock.Now()).ok()); }
    void Confirm() { Take(store().read_backs.Confirm(pin.id, clock.Now()).ok()); }
    void Recover()
    {
        Take(store().publications.Recover(Diagnose(Cause::kOutcomeUnknown), clock.Now(), clock.Now()).ok());
    }
    void Break(Cause cause)
    {
        Take(store().accounts.SetState("a1", AccountState::kNeedsReconnection, Diagnose(cause)).ok());
        CHECK_FALSE(Claim());
    }
    void Try(bool worked) { CHECK_FALSE(worked); }

    std::int64_t publication() const { return m_publication; }

    Pin pin;

private:
    void Take(bool worked) { REQUIRE(worked); }

    std::int64_t m_publication = 0;
};

TEST_CASE("every way of a pin leaves its events in order", "[history]")
{
    struct Case {
        const char* name;
        std::function<void(Way&)> go;
        Names events;
    };
    const Case cases[] = {
        {"saved, and nothing else yet", [](Way&) {}, {"saved"}},
        {"published",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Accept();
         },
         {"saved", "started", "accepted"}},
        {"published and seen, again and again",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Accept();
             way.Confirm();
             way.Confirm();
         },
         {"saved", "started", "accepted", "confirmed"}},
        {"refused for what it is",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Refuse(PinState::kFailed, Cause::kLinkRefused);
         },
         {"saved", "started", "refused(link_refused)"}},
        {"refused for the connection, and connected again",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Refuse(PinState::kHeld, Cause::kScopeMissing);
             way.clock.Move(seconds(1));
             way.Connect("a1");
         },
         {"saved", "started", "refused(scope_missing)", "resumed"}},
        {"told to wait, and published",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Refuse(PinState::kScheduled, Cause::kRateLimited);
             way.Begin();
             way.Send();
             way.Accept();
         },
         {"saved", "started", "refused(rate_limited)", "started", "accepted"}},
        {"cut off before the fence",
         [](Way& way) {
             way.Begin();
             way.Refuse(PinState::kScheduled, Cause::kPinterestUnreachable);
         },
         {"saved", "started", "not_made(pinterest_unreachable)"}},
        {"no token to begin with",
         [](Way& way) {
             way.Begin();
             way.Refuse(PinState::kHeld, Cause::kSessionExpired);
         },
         {"saved", "started", "held(session_expired)"}},
        {"no image to begin with",
         [](Way& way) {
             way.Begin();
             way.Refuse(PinState::kFailed, Cause::kImageMissing);
         },
         {"saved", "started", "refused(image_missing)"}},
        {"unknown, and found",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.LoseSight();
             way.Look(true, std::nullopt);
             way.Accept();
         },
         {"saved", "started", "unknown(outcome_unknown)", "looked", "accepted"}},
        {"unknown, and surely absent",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.LoseSight();
             way.Look(true, Diagnose(Cause::kOutcomeUnknown));
             way.FindAbsent();
             way.Begin();
         },
         {"saved", "started", "unknown(outcome_unknown)", "looked(outcome_unknown)", "not_made", "started"}},
        {"unknown, and for the person to decide",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.LoseSight();
             way.Look(true, Diagnose(Cause::kNeedsDecision));
         },
         {"saved", "started", "unknown(outcome_unknown)", "looked(needs_decision)"}},
        {"looks that read nothing to its end tell nothing",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.LoseSight();
             for (int i = 0; i < 50; ++i)
                 way.Look(false, Diagnose(Cause::kOutcomeUnknown));
         },
         {"saved", "started", "unknown(outcome_unknown)"}},
        {"held for the connection, and connected again",
         [](Way& way) {
             way.Break(Cause::kScopeMissing);
             way.Connect("a1");
         },
         {"saved", "held(scope_missing)", "resumed"}},
        {"held, and the state set right",
         [](Way& way) {
             way.Break(Cause::kSessionExpired);
             REQUIRE(way.store().accounts.SetState("a1", AccountState::kConnected, {}).ok());
         },
         {"saved", "held(session_expired)", "resumed"}},
        {"held for the app's credentials, and refreshed",
         [](Way& way) {
             way.Break(Cause::kAppCredentials);
             REQUIRE(way.store().accounts.SaveTokens("a1", way.MakeTokens("new"), {"pins:write"}).ok());
         },
         {"saved", "held(app_credentials)", "resumed"}},
        {"held for the app's credentials, and started anew",
         [](Way& way) {
             way.Break(Cause::kAppCredentials);
             way.Recover();
         },
         {"saved", "held(app_credentials)", "resumed"}},
        {"held away from its Pinterest, and released at home",
         [](Way& way) {
             CHECK_FALSE(way.store().queue.ClaimNext(way.clock.Now(), {Environment::kSandbox}, {}));
             CHECK_FALSE(way.store().queue.ClaimNext(way.clock.Now(), {Environment::kSandbox}, {}));
             way.Begin();
         },
         {"saved", "held(other_environment)", "resumed", "started"}},
        {"killed before the fence",
         [](Way& way) {
             way.Begin();
             way.Reopen();
             way.Recover();
         },
         {"saved", "started", "not_made"}},
        {"killed past the fence",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Reopen();
             way.Recover();
             way.Recover();
         },
         {"saved", "started", "unknown(outcome_unknown)"}},
        {"what does not fit leaves no trace",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Accept();
             Store& store = way.store();
             const Timestamp now = way.clock.Now();
             way.Try(store.publications.Accept(way.publication(), "222", now).ok());
             way.Try(store.publications.Refuse(way.publication(), PinState::kFailed, {}, {}, now).ok());
             way.Try(
                 store.publications.MarkUnknown(way.publication(), Diagnose(Cause::kOutcomeUnknown), now, now)
                     .ok());
             way.Try(store.lookups.Record(way.publication(), true, now, {}).ok());
             way.Try(store.lookups.MarkAbsent(way.publication(), now).ok());
             way.Try(store.pins.Insert(way.pin, now)->fresh);
             way.Recover();
         },
         {"saved", "started", "accepted"}},
        {"an id that is another pin's is not accepted",
         [](Way& way) {
             way.Begin();
             way.Send();
             way.Accept("111");
             const Pin other = way.Insert(way.MakePin(2));
             const auto claim = way.Claim();
             REQUIRE(claim->pin.id == other.id);
             way.Try(way.store().publications.Accept(claim->publication.id, "111", way.clock.Now()).ok());
             CHECK(way.HistoryOf(other) == Names{"saved", "started"});
         },
         {"saved", "started", "accepted"}},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        Way way;
        one.go(way);
        CHECK(way.HistoryOf(way.pin) == one.events);
    }
}

TEST_CASE("an event has its time and its cause in full, and survives a restart", "[history]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Timestamp saved = fixture.clock.Now();
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    fixture.clock.Move(hours(1));
    const Diagnosis cause = Diagnose(Cause::kScopeMissing, "pins:write is missing.");
    REQUIRE(fixture.store().accounts.SetState("a1", AccountState::kNeedsReconnection, cause).ok());
    CHECK_FALSE(fixture.Claim());
    fixture.Reopen();
    const std::vector<PinEvent> history = fixture.store().pins.FindWithHistory(pin.id)->history;
    REQUIRE(history.size() == 2);
    CHECK(history[0] == PinEvent{saved, "saved", {}});
    CHECK(history[1] == PinEvent{fixture.clock.Now(), "held", cause});
}

TEST_CASE("histories are kept apart, and lists do not carry them", "[history]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin first = fixture.Insert(fixture.MakePin(1));
    const Pin second = fixture.Insert(fixture.MakePin(2));
    REQUIRE(fixture.Claim()->pin.id == first.id);
    CHECK(fixture.HistoryOf(first) == Names{"saved", "started"});
    CHECK(fixture.HistoryOf(second) == Names{"saved"});
    CHECK(fixture.store().pins.Find(first.id)->history.empty());
    for (const Pin& pin : fixture.store().pins.List({}).items)
        CHECK(pin.history.empty());
    CHECK_FALSE(fixture.store().pins.FindWithHistory(fixture.MakePin(3).id));
}

TEST_CASE("of many pins that are held and resumed each has its own events", "[history]")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    for (int n = 0; n < 1200; ++n)
        fixture.Insert(fixture.MakePin(n));
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    CHECK_FALSE(fixture.Claim());
    CHECK_FALSE(fixture.Claim());
    fixture.Connect("a1");
    for (const int n : {0, 999, 1000, 1199})
        CHECK(fixture.HistoryOf(fixture.MakePin(n)) == Names{"saved", "held(not_connected)", "resumed"});
    fixture.Close();
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    CHECK(connection.Number("SELECT count(*) FROM pin_events") == 3600);
}

}  // namespace
}  // namespace pinwright::store
