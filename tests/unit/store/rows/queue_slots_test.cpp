// The queue times of accounts: saving them, free and occupied slots, and where overdue pins go.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Names = std::vector<std::string>;
using Times = std::vector<Timestamp>;

/// Two accounts at noon (UTC) on a Thursday; the first has a slot at nine every morning.
class Week : public test::StoreFixture {
public:
    Week()
    {
        clock.Set(ParseRfc3339("2026-11-26T12:00:00Z").value());
        spacing = seconds(60);
        Connect("a1");
        Connect("a2");
        SetTimes("a1", "UTC", {9 * 60});
    }

    void SetTimes(const char* account, const char* zone, std::vector<int> minutes_of_day)
    {
        QueueTimes times{zone, {}};
        for (int day = 1; day <= 7; ++day) {
            for (const int minute : minutes_of_day)
                times.slots.push_back({day, minute});
        }
        REQUIRE(store().accounts.Change(account, {.paused = {}, .queue_times = times}).ok());
    }
    void Set(OverduePolicy policy)
    {
        SettingsChange change;
        change.overdue = policy;
        change.overdue_hours = 1;
        REQUIRE(store().settings.Change(change).ok());
    }
    Pin AddAt(int n, Timestamp time, const std::string& account = "a1")
    {
        Pin pin = MakePin(n, account);
        pin.publish_at = time;
        return Insert(pin);
    }
    Pin Now(const Pin& pin) { return store().pins.Find(pin.id).value(); }
    Times Free(int count) { return store().queue.FindFreeSlots("a1", clock.Now(), count).value(); }
    Timestamp NineIn(int days) const
    {
        return ParseRfc3339("2026-11-26T09:00:00Z").value() + hours(24) * days;
    }
};

TEST_CASE("an account keeps its queue times over reconnections and restarts", "[free_slots]")
{
    Week room;
    const QueueTimes times = room.store().accounts.Find("a1")->account.queue_times;
    CHECK(times.time_zone == "UTC");
    CHECK(times.slots.size() == 7);
    room.Connect("a1");
    room.Reopen();
    CHECK(room.store().accounts.Find("a1")->account.queue_times == times);
    CHECK(room.store().accounts.Find("a2")->account.queue_times == QueueTimes{});

    const std::int64_t revision = room.store().Revision();
    REQUIRE(room.store().accounts.Change("a1", {.paused = {}, .queue_times = times}).ok());
    CHECK(room.store().Revision() == revision);
    REQUIRE(room.store().accounts.Change("a1", {.paused = true, .queue_times = QueueTimes{}}).ok());
    CHECK(room.store().accounts.Find("a1")->account.queue_times == QueueTimes{});
    CHECK(room.store().accounts.Find("a1")->account.paused);
    CHECK(room.store().accounts.Change("a9", {.paused = {}, .queue_times = times}).error().cause ==
          Cause::kNotFound);
}

TEST_CASE("a time is taken by the pins of the account that go out within its minute", "[free_slots]")
{
    Week room;
    CHECK(room.Free(2) == Times{room.NineIn(1), room.NineIn(2)});
    CHECK(room.store().queue.FindFreeSlots("a1", room.NineIn(1), 1).value() == Times{room.NineIn(2)});
    CHECK(room.store().queue.FindFreeSlots("a2", room.clock.Now(), 5).value().empty());
    CHECK(room.store().queue.FindFreeSlots("a9", room.clock.Now(), 1).error().cause == Cause::kNotFound);

    room.AddAt(1, room.NineIn(1) + milliseconds(59'999));
    room.AddAt(2, room.NineIn(2) + minutes(1));
    room.AddAt(3, room.NineIn(3) - milliseconds(1));
    room.AddAt(4, room.NineIn(2), "a2");
    Pin draft = room.MakePin(5);
    draft.publish_at = room.NineIn(2);
    draft.state = PinState::kDraft;
    room.Insert(draft);
    const Pin canceled = room.AddAt(6, room.NineIn(3));
    REQUIRE(room.store().pin_changes.Cancel(canceled.id, room.clock.Now()).ok());
    CHECK(room.Free(2) == Times{room.NineIn(2), room.NineIn(3)});

    const Pin held = room.AddAt(7, room.NineIn(2));
    CHECK(room.Free(1) == Times{room.NineIn(3)});
    room.clock.Set(room.NineIn(2));
    REQUIRE(room.store()
                .accounts.SetState("a1", AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                .ok());
    CHECK(room.Claim()->pin.account_id == "a2");
    CHECK_FALSE(room.Claim());
    REQUIRE(room.StateOf(held) == PinState::kHeld);
    CHECK(room.store().queue.FindFreeSlots("a1", room.NineIn(1), 1).value() == Times{room.NineIn(3)});
}

TEST_CASE("overdue pins move to the next free times, the oldest to the first", "[free_slots]")
{
    Week room;
    room.Set(OverduePolicy::kNextFree);
    const Pin younger = room.AddAt(1, room.clock.Now() - hours(2));
    const Pin older = room.AddAt(2, room.clock.Now() - hours(24 * 40));
    const Pin planned = room.AddAt(3, room.NineIn(2));
    const Pin on_time = room.AddAt(4, room.clock.Now() - minutes(4));

    CHECK(room.Claim()->pin.id == on_time.id);
    CHECK_FALSE(room.Claim());
    CHECK(room.Now(older).publish_at == room.NineIn(1));
    CHECK(room.Now(younger).publish_at == room.NineIn(3));
    CHECK(room.Now(planned).publish_at == room.NineIn(2));
    CHECK(room.Now(older).time_zone == "UTC");
    CHECK(room.HistoryOf(older) == Names{"saved", "moved"});
    CHECK(room.HistoryOf(planned) == Names{"saved"});
    CHECK(room.NextDue() == room.NineIn(1));

    room.clock.Set(room.NineIn(1));
    const auto claim = room.Claim();
    REQUIRE(claim);
    CHECK(claim->pin.id == older.id);
    CHECK(claim->due_since == older.publish_at);  // It is looked up before it is posted.
}

TEST_CASE("accounts without queue times, or of an unknown zone, are spaced out", "[free_slots]")
{
    Week room;
    room.Set(OverduePolicy::kNextFree);
    room.SetTimes("a1", "Europe/Atlantis", {9 * 60});
    const Pin lost = room.AddAt(1, room.clock.Now() - hours(24 * 40));
    const Pin plain = room.AddAt(2, room.clock.Now() - hours(24 * 30), "a2");
    const Pin next = room.AddAt(3, room.clock.Now() - hours(3), "a2");
    CHECK(room.Claim()->pin.id == lost.id);
    CHECK(room.Claim()->pin.id == plain.id);
    CHECK_FALSE(room.Claim());
    room.clock.Move(seconds(60));
    CHECK(room.Claim()->pin.id == next.id);
    CHECK(room.HistoryOf(plain) == Names{"saved", "started"});
}

TEST_CASE("nothing moves while it is paused, held, or the settings say otherwise", "[free_slots]")
{
    Week room;
    const Pin pin = room.AddAt(1, room.clock.Now() - hours(5));
    const auto stays = [&] {
        CHECK_FALSE(room.Claim());
        CHECK(room.Now(pin).publish_at == pin.publish_at);
    };
    room.Set(OverduePolicy::kNextFree);
    REQUIRE(room.store().accounts.Change("a1", {.paused = true, .queue_times = {}}).ok());
    stays();
    REQUIRE(room.store()
                .accounts.SetState("a1", AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                .ok());
    REQUIRE(room.store().accounts.Change("a1", {.paused = false, .queue_times = {}}).ok());
    stays();
    CHECK(room.StateOf(pin) == PinState::kHeld);
    room.Connect("a1");
    CHECK_FALSE(room.Claim());
    CHECK(room.Now(pin).publish_at == room.NineIn(1));
    CHECK(room.HistoryOf(pin) == Names{"saved", "held(session_expired)", "resumed", "moved"});
}

TEST_CASE("many overdue pins move in bounded steps, and none goes out before its turn", "[free_slots]")
{
    Week room;
    room.SetTimes("a1", "UTC", {0, 6 * 60, 9 * 60, 15 * 60});
    room.Set(OverduePolicy::kNextFree);
    constexpr int kPins = 450;
    for (int n = 1; n <= kPins; ++n)
        room.AddAt(n, room.clock.Now() - hours(1) - minutes(kPins - n));
    for (int step = 0; step < 2; ++step) {
        CHECK_FALSE(room.Claim());
        REQUIRE(room.NextDue());
        CHECK(*room.NextDue() < room.clock.Now());  // More pins wait to be moved.
    }
    CHECK_FALSE(room.Claim());
    CHECK(*room.NextDue() > room.clock.Now());
    Timestamp last = room.clock.Now();
    for (int n = 1; n <= kPins; ++n) {
        const Timestamp time = room.Now(room.MakePin(n)).publish_at.value();
        CHECK(time > last);
        last = time;
    }
    CHECK(room.Free(1).front() > last);
}

TEST_CASE("whether a time is taken is found by one step into an index", "[free_slots]")
{
    Week room;
    Connection connection(room.folder.Sub("data/pinwright.db"));
    Statement plan = connection.Query(
        "EXPLAIN QUERY PLAN SELECT EXISTS (SELECT 1 FROM pins WHERE account_id = ?1 AND publish_at >= ?2"
        " AND publish_at < ?3 AND state IN ('scheduled', 'held', 'publishing', 'unconfirmed', 'published'))");
    std::string text;
    while (plan.Next())
        text += plan.Text("detail") + "\n";
    INFO(text);
    CHECK(text.find("pins_by_time (account_id=? AND publish_at>? AND publish_at<?)") != std::string::npos);
}

}  // namespace
}  // namespace pinwright::store
