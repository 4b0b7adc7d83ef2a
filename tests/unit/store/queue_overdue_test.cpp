// Pins whose time has passed: after all others, spaced apart, and not too late.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using test::StoreFixture;
using Names = std::vector<std::string>;

class Backlog : public StoreFixture {
public:
    Backlog()
    {
        spacing = seconds(60);
        Connect("a1");
        Connect("a2");
    }

    Pin AddLate(int n, milliseconds late, const std::string& account = "a1")
    {
        Pin pin = MakePin(n, account);
        pin.publish_at = clock.Now() - late;
        return Insert(pin);
    }
    void Set(OverduePolicy policy, int most_hours)
    {
        SettingsChange change;
        change.overdue = policy;
        change.overdue_hours = most_hours;
        REQUIRE(store().settings.Change(change).ok());
    }
    /// The title of the claimed pin, or empty.
    std::string Next()
    {
        const auto claim = Claim();
        return claim ? claim->pin.title : "";
    }
};

TEST_CASE("overdue pins go out oldest first, apart from each other, account by account", "[overdue]")
{
    Backlog room;
    room.AddLate(1, hours(1));
    room.AddLate(2, hours(3));
    room.AddLate(3, hours(2));
    room.AddLate(4, hours(1), "a2");
    room.AddLate(5, hours(2), "a2");
    const Timestamp begin = room.clock.Now();
    CHECK(room.Next() == "Title 2");
    CHECK(room.Next() == "Title 5");
    CHECK(room.Next().empty());
    CHECK(room.NextDue() == begin + seconds(60));
    room.clock.Move(milliseconds(59'999));
    CHECK(room.Next().empty());
    room.clock.Move(milliseconds(1));
    CHECK(room.Next() == "Title 3");
    CHECK(room.Next() == "Title 4");
    CHECK(room.Next().empty());
    room.clock.Move(seconds(61));
    CHECK(room.Next() == "Title 1");
    CHECK_FALSE(room.NextDue());
}

TEST_CASE("the plan of overdue pins says when each is claimed", "[overdue]")
{
    Backlog room;
    room.AddLate(1, hours(1));
    room.AddLate(2, hours(3));
    room.AddLate(3, hours(2));
    room.AddLate(4, minutes(1));  // On time.
    room.AddLate(5, hours(30));   // Too late.
    room.AddLate(6, hours(1), "a2");
    const auto plan = [&] {
        std::vector<Pin> pins = room.store().pins.List({}).items;
        room.store().queue.FillExpected(pins, room.clock.Now(), room.spacing);
        std::map<std::string, std::optional<Timestamp>> expected;
        for (const Pin& pin : pins)
            expected[pin.title] = pin.expected_at;
        return expected;
    };
    const Timestamp begin = room.clock.Now();
    auto expected = plan();
    CHECK(expected["Title 2"] == begin);
    CHECK(expected["Title 3"] == begin + seconds(60));
    CHECK(expected["Title 1"] == begin + seconds(120));
    CHECK(expected["Title 6"] == begin);
    CHECK_FALSE(expected["Title 4"]);
    CHECK_FALSE(expected["Title 5"]);

    CHECK(room.Next() == "Title 4");
    CHECK(room.Next() == "Title 2");
    room.clock.Move(seconds(10));
    expected = plan();
    CHECK_FALSE(expected["Title 2"]);
    CHECK(expected["Title 3"] == begin + seconds(60));
    CHECK(expected["Title 1"] == begin + seconds(120));

    // A pin that isn't published automatically has no expected time.
    SettingsChange pause;
    pause.paused = true;
    REQUIRE(room.store().settings.Change(pause).ok());
    CHECK_FALSE(plan()["Title 3"]);
}

TEST_CASE("pins on time and pins for now go before the backlog and never wait for it", "[overdue]")
{
    Backlog room;
    room.AddLate(1, hours(2));
    room.AddLate(2, hours(1));
    CHECK(room.Next() == "Title 1");
    room.AddLate(3, minutes(5));  // Just on time.
    room.Insert(room.MakePin(4));
    CHECK(room.Next() == "Title 3");
    CHECK(room.Next() == "Title 4");
    CHECK(room.Next().empty());
    room.clock.Move(seconds(60));
    room.Insert(room.MakePin(5));
    CHECK(room.Next() == "Title 5");
    CHECK(room.Next() == "Title 2");
}

TEST_CASE("a pin for now is never overdue, however long it had to wait", "[overdue]")
{
    Backlog room;
    room.Set(OverduePolicy::kSkip, 1);
    const Pin first = room.Insert(room.MakePin(1));
    const Pin second = room.Insert(room.MakePin(2));
    room.clock.Move(hours(1000));
    CHECK(room.Next() == "Title 1");
    CHECK(room.Next() == "Title 2");
}

TEST_CASE("five minutes are on time, and a moment more is late", "[overdue]")
{
    struct Case {
        milliseconds late;
        bool waits;
    };
    for (const Case& one : {Case{minutes(5), false}, Case{minutes(5) + milliseconds(1), true}}) {
        Backlog room;
        room.AddLate(1, hours(1));
        CHECK(room.Next() == "Title 1");
        room.AddLate(2, one.late);
        CHECK(room.Next().empty() == one.waits);
    }
}

TEST_CASE("a restart does not turn the backlog into a burst", "[overdue]")
{
    Backlog room;
    for (int n = 1; n <= 5; ++n)
        room.AddLate(n, hours(10) - minutes(n));
    int claimed = 0;
    for (int restart = 0; restart < 180; ++restart) {
        room.Reopen();
        while (!room.Next().empty())
            ++claimed;
        room.clock.Move(seconds(1));
    }
    CHECK(claimed == 3);
}

TEST_CASE("a clock that was set back does not stop the backlog", "[overdue]")
{
    Backlog room;
    room.AddLate(1, hours(10));
    room.AddLate(2, hours(9));
    CHECK(room.Next() == "Title 1");
    room.clock.Move(-hours(2));
    CHECK(room.NextDue() < room.clock.Now());
    CHECK(room.Next() == "Title 2");
}

TEST_CASE("without a spacing the backlog goes as fast as it can", "[overdue]")
{
    Backlog room;
    room.spacing = seconds(0);
    room.AddLate(1, hours(2));
    room.AddLate(2, hours(1));
    CHECK(room.Next() == "Title 1");
    CHECK(room.Next() == "Title 2");
}

TEST_CASE("what is later than the settings allow fails, and says so", "[overdue]")
{
    struct Case {
        const char* name;
        OverduePolicy policy;
        int hours;
        milliseconds late;
        PinState becomes;
    };
    const Case cases[] = {
        {"a day", OverduePolicy::kPublish, 24, hours(24), PinState::kPublishing},
        {"over a day", OverduePolicy::kPublish, 24, hours(24) + milliseconds(1), PinState::kFailed},
        {"over an hour of one", OverduePolicy::kPublish, 1, minutes(61), PinState::kFailed},
        {"a month of one", OverduePolicy::kPublish, 720, hours(700), PinState::kPublishing},
        {"on time, and the late are skipped", OverduePolicy::kSkip, 24, minutes(5), PinState::kPublishing},
        {"late, and the late are skipped", OverduePolicy::kSkip, 24, minutes(6), PinState::kFailed},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        Backlog room;
        room.Set(one.policy, one.hours);
        const Pin pin = room.AddLate(1, one.late);
        const bool claimed = room.Claim().has_value();
        CHECK(claimed == (one.becomes == PinState::kPublishing));
        const Pin now = room.store().pins.Find(pin.id).value();
        CHECK(now.state == one.becomes);
        CHECK_FALSE(room.NextDue());
        if (claimed)
            continue;
        CHECK(now.cause->id == "overdue");
        CHECK(now.attempts == 0);
        CHECK(room.HistoryOf(pin) == Names{"saved", "skipped(overdue)"});
    }
}

TEST_CASE("what failed for its time goes out when the person says so", "[overdue]")
{
    for (const OverduePolicy policy : {OverduePolicy::kPublish, OverduePolicy::kSkip}) {
        Backlog room;
        room.Set(policy, 1);
        const Pin pin = room.AddLate(1, hours(30));
        CHECK(room.Next().empty());
        const Pin failed = room.store().pins.Find(pin.id).value();
        REQUIRE(room.store().pin_changes.Retry(pin.id, failed.revision, room.clock.Now()).ok());
        CHECK(room.NextDue() == room.clock.Now());
        const auto claim = room.Claim();
        REQUIRE(claim);
        CHECK(claim->pin.publish_at == pin.publish_at);
    }
}

TEST_CASE("more pins than go at once are skipped in the end, and none of them goes out", "[overdue]")
{
    Backlog room;
    for (int n = 0; n < 1500; ++n)
        room.AddLate(n, hours(30));
    CHECK_FALSE(room.Claim());
    CHECK(room.NextDue() < room.clock.Now());  // More work is due immediately.
    CHECK_FALSE(room.Claim());
    CHECK(room.store().pins.CountByState()[static_cast<std::size_t>(PinState::kFailed)] == 1500);
    CHECK_FALSE(room.NextDue());
}

TEST_CASE("pins of a broken or paused account are not skipped before they could go out", "[overdue]")
{
    Backlog room;
    const Pin broken = room.AddLate(1, hours(30));
    const Pin paused = room.AddLate(2, hours(30), "a2");
    REQUIRE(room.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    REQUIRE(room.store().accounts.Change("a2", {.paused = true, .queue_times = {}}).ok());
    CHECK(room.Next().empty());
    CHECK(room.StateOf(broken) == PinState::kHeld);
    CHECK(room.StateOf(paused) == PinState::kScheduled);

    room.Set(OverduePolicy::kPublish, 48);
    room.Connect("a1");
    REQUIRE(room.store().accounts.Change("a2", {.paused = false, .queue_times = {}}).ok());
    CHECK(room.Next() == "Title 1");
    CHECK(room.Next() == "Title 2");
}

TEST_CASE("what was held and comes back late is spaced like every overdue pin", "[overdue]")
{
    Backlog room;
    for (int n = 1; n <= 3; ++n)
        room.AddLate(n, minutes(10 - n));
    REQUIRE(room.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    CHECK(room.Next().empty());
    room.clock.Move(hours(1));
    room.Connect("a1");
    CHECK(room.Next() == "Title 1");
    CHECK(room.Next().empty());
    room.clock.Move(seconds(60));
    CHECK(room.Next() == "Title 2");
    CHECK(room.Next().empty());
}

TEST_CASE("a pin that was begun in time is not late while it waits for a back-off", "[overdue]")
{
    Backlog room;
    room.Set(OverduePolicy::kSkip, 1);
    const Pin pin = room.AddLate(1, seconds(1));
    for (int attempt = 0; attempt < 20; ++attempt) {
        const auto claim = room.Claim();
        REQUIRE(claim);
        REQUIRE(room.store()
                    .publications
                    .Refuse(claim->publication.id, PinState::kScheduled, Diagnose(Cause::kPinterestDown),
                            room.clock.Now() + minutes(30), room.clock.Now())
                    .ok());
        CHECK_FALSE(room.Claim());
        room.clock.Move(minutes(31));
    }
    CHECK(room.StateOf(pin) == PinState::kScheduled);
}

TEST_CASE("a pin that was looked for and is absent goes out at once, however long that took", "[overdue]")
{
    Backlog room;
    room.Set(OverduePolicy::kSkip, 1);
    const Pin pin = room.AddLate(1, seconds(1));
    const auto claim = room.Claim();
    REQUIRE(room.store().publications.MarkSending(claim->publication.id));
    REQUIRE(room.store()
                .publications
                .MarkUnknown(claim->publication.id, Diagnose(Cause::kOutcomeUnknown), room.clock.Now(),
                             room.clock.Now())
                .ok());
    room.clock.Move(hours(2));
    REQUIRE(room.store().lookups.MarkAbsent(claim->publication.id, room.clock.Now()).ok());
    CHECK(room.Next() == "Title 1");
}

TEST_CASE("an overdue pin that a twin blocks lets the next one go", "[overdue]")
{
    Backlog room;
    const Pin first = room.AddLate(1, hours(3));
    CHECK(room.Next() == "Title 1");
    Pin twin = room.MakePin(1);
    twin.id = room.MakePin(2).id;
    twin.publish_at = room.clock.Now() - hours(2);
    room.Insert(twin);
    room.AddLate(3, hours(1));
    room.clock.Move(seconds(60));
    CHECK(room.Next() == "Title 3");
}

}  // namespace
}  // namespace pinwright::store
