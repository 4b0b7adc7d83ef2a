// Which pin is claimed, which is held, and which must wait.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/rows/queue_order.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::StoreFixture;

TEST_CASE("due pins are claimed once each, the longest due first, what is overdue last")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Pin late = fixture.MakePin(1);
    late.publish_at = fixture.clock.Now() - seconds(5);
    Pin now = fixture.MakePin(2);  // Due since it was saved.
    Pin later = fixture.MakePin(3);
    later.publish_at = fixture.clock.Now() + milliseconds(1);
    Pin overdue = fixture.MakePin(4);
    overdue.publish_at = fixture.clock.Now() - hours(5);
    Pin also_now = fixture.MakePin(5);
    Pin draft = fixture.MakePin(6);
    draft.state = PinState::kDraft;
    for (const Pin& pin : {late, now, later, overdue, also_now, draft})
        fixture.Insert(pin);

    for (const Pin& expected : {late, now, also_now, overdue}) {
        const auto claim = fixture.Claim();
        REQUIRE(claim);
        CHECK(claim->pin.id == expected.id);
        CHECK(claim->pin.state == PinState::kPublishing);
        CHECK(claim->pin.attempts == 1);
        CHECK(claim->publication.state == PublicationState::kStarted);
        CHECK(claim->publication.started_at == fixture.clock.Now());
        CHECK(claim->publication.title == expected.title);
        CHECK(fixture.StateOf(expected) == PinState::kPublishing);
    }
    CHECK_FALSE(fixture.Claim());
    CHECK(fixture.NextDue() == later.publish_at);
    fixture.clock.Move(milliseconds(1));
    CHECK(fixture.Claim()->pin.id == later.id);
    CHECK_FALSE(fixture.NextDue());
}

TEST_CASE("the snapshot holds all that is sent")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Pin pin = fixture.MakePin(1);
    pin.board_section_id = "7";
    pin.description = "d";
    pin.alt_text = "a";
    pin.link = "https://example.com/";
    fixture.Insert(pin);
    const Publication snapshot = fixture.Claim()->publication;
    CHECK(snapshot.pin_id == pin.id);
    CHECK(snapshot.account_id == "a1");
    CHECK(snapshot.board_id == pin.board_id);
    CHECK(snapshot.board_section_id == "7");
    CHECK(snapshot.title == pin.title);
    CHECK(snapshot.description == "d");
    CHECK(snapshot.alt_text == "a");
    CHECK(snapshot.link == pin.link);
    CHECK_FALSE(snapshot.skew_known);
}

TEST_CASE("busy accounts wait, the others go on")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    fixture.Insert(fixture.MakePin(1, "a1"));
    const Pin other = fixture.Insert(fixture.MakePin(2, "a2"));
    CHECK_FALSE(fixture.Claim({"a1", "a2"}));
    CHECK_FALSE(fixture.NextDue({"a1", "a2"}));
    CHECK(fixture.NextDue({"a1"}) == fixture.clock.Now());
    CHECK(fixture.Claim({"a1"})->pin.id == other.id);
}

TEST_CASE("pins that could be taken for each other never overlap")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    const Pin first = fixture.MakePin(1);
    struct Case {
        const char* name;
        void (*change)(Pin&);
        bool waits;
    };
    const Case cases[] = {
        {"the same", [](Pin&) {}, true},
        {"spaces around and within", [](Pin& pin) { pin.title = "  Caf\xc3\xa9  one "; }, true},
        {"the same letters, composed otherwise", [](Pin& pin) { pin.title = "Cafe\xcc\x81 one"; }, true},
        {"another account on the same board", [](Pin& pin) { pin.account_id = "a2"; }, true},
        {"another section of the board", [](Pin& pin) { pin.board_section_id = "5"; }, true},
        {"another image", [](Pin& pin) { pin.media = {std::string(64, 'f')}; }, true},
        {"another title", [](Pin& pin) { pin.title = "Caf\xc3\xa9 two"; }, false},
        {"upper case", [](Pin& pin) { pin.title = "CAF\xc3\x89 ONE"; }, false},
        {"another description", [](Pin& pin) { pin.description = "x"; }, false},
        {"another alt text", [](Pin& pin) { pin.alt_text = "x"; }, false},
        {"another link", [](Pin& pin) { pin.link = "https://example.com/"; }, false},
        {"another board", [](Pin& pin) { pin.board_id = "1"; }, false},
    };
    int n = 10;
    for (const Case& one : cases) {
        INFO(one.name);
        StoreFixture room;
        room.Connect("a1");
        room.Connect("a2");
        Pin pin = first;
        pin.title = "Caf\xc3\xa9 one";
        room.Insert(pin);
        pin.id = room.MakePin(++n).id;
        one.change(pin);
        const Pin second = room.Insert(pin);
        const auto claim = room.Claim();
        REQUIRE(claim);
        REQUIRE(claim->pin.id == first.id);
        const auto next = room.Claim();
        CHECK(next.has_value() != one.waits);
        if (!one.waits)
            continue;
        CHECK_FALSE(room.NextDue());  // Time alone would change nothing.
        REQUIRE(room.store().publications.MarkSending(claim->publication.id));
        REQUIRE(room.store()
                    .publications
                    .MarkUnknown(claim->publication.id, Diagnose(Cause::kOutcomeUnknown),
                                 room.clock.Now() + hours(1), room.clock.Now())
                    .ok());
        CHECK_FALSE(room.Claim());  // Unconfirmed: it may exist.
        REQUIRE(room.store().publications.Accept(claim->publication.id, "123", room.clock.Now()).ok());
        CHECK(room.Claim()->pin.id == second.id);
    }
}

TEST_CASE("a blocked pin does not keep others of its account back")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Pin pin = fixture.MakePin(1);
    fixture.Insert(pin);
    REQUIRE(fixture.Claim());
    pin.id = fixture.MakePin(2).id;
    fixture.Insert(pin);
    const Pin other = fixture.Insert(fixture.MakePin(3));
    CHECK(fixture.Claim()->pin.id == other.id);
}

TEST_CASE("a pin that was told to wait waits")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const Timestamp until = fixture.clock.Now() + seconds(90);
    REQUIRE(fixture.store()
                .publications
                .Refuse(fixture.Claim()->publication.id, PinState::kScheduled, Diagnose(Cause::kRateLimited),
                        until, fixture.clock.Now())
                .ok());
    CHECK(fixture.StateOf(pin) == PinState::kScheduled);
    CHECK(fixture.store().pins.Find(pin.id)->cause->id == "rate_limited");
    CHECK(fixture.NextDue() == until);
    fixture.clock.Set(until - milliseconds(1));
    CHECK_FALSE(fixture.Claim());
    fixture.clock.Set(until);
    const auto claim = fixture.Claim();
    REQUIRE(claim);
    CHECK(claim->pin.attempts == 2);
    CHECK_FALSE(claim->pin.cause);
}

TEST_CASE("due pins of a broken connection are held for its cause, others stay scheduled")
{
    struct Case {
        AccountState state;
        std::optional<Cause> cause;
        const char* held_for;
    };
    const Case cases[] = {
        {AccountState::kNeedsReconnection, Cause::kScopeMissing, "scope_missing"},
        {AccountState::kNeedsReconnection, std::nullopt, "session_expired"},
        {AccountState::kDisconnected, std::nullopt, "not_connected"},
    };
    for (const Case& one : cases) {
        StoreFixture fixture;
        fixture.Connect("a1");
        const Pin due = fixture.Insert(fixture.MakePin(1));
        Pin future = fixture.MakePin(2);
        future.publish_at = fixture.clock.Now() + hours(1);
        fixture.Insert(future);
        const auto cause = one.cause ? std::optional(Diagnose(*one.cause, "what is missing")) : std::nullopt;
        REQUIRE(fixture.store().accounts.SetState("a1", one.state, cause).ok());
        CHECK_FALSE(fixture.Claim());
        CHECK(fixture.StateOf(due) == PinState::kHeld);
        const Diagnosis held = fixture.store().pins.Find(due.id)->cause.value();
        CHECK(held.id == one.held_for);
        if (one.cause)
            CHECK(held.detail == "what is missing");
        CHECK(fixture.StateOf(future) == PinState::kScheduled);
        CHECK(fixture.NextDue() == future.publish_at);
    }
}

TEST_CASE("pins of another Pinterest are held until the server is set up for it again")
{
    StoreFixture fixture;
    fixture.Connect("s1", Environment::kStandin);
    const Pin pin = fixture.Insert(fixture.MakePin(1, "s1"));
    CHECK_FALSE(fixture.store().queue.ClaimNext(fixture.clock.Now(),
                                                {Environment::kProduction, Environment::kSandbox}, {}));
    CHECK(fixture.StateOf(pin) == PinState::kHeld);
    CHECK(fixture.store().pins.Find(pin.id)->cause->id == "other_environment");
    CHECK_FALSE(fixture.store().queue.ClaimNext(fixture.clock.Now(), {Environment::kProduction}, {}));
    CHECK(fixture.store().queue.ClaimNext(fixture.clock.Now(), {Environment::kStandin}, {})->pin.id ==
          pin.id);
}

TEST_CASE("many more pins than go at once are held in the end")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    for (int n = 0; n < 1500; ++n)
        fixture.Insert(fixture.MakePin(n));
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    CHECK_FALSE(fixture.Claim());
    CHECK(fixture.NextDue() == fixture.clock.Now());  // More work is due immediately.
    CHECK_FALSE(fixture.Claim());
    CHECK(fixture.store().pins.CountByState()[static_cast<std::size_t>(PinState::kHeld)] == 1500);
}

TEST_CASE("due work is found by index, never by going through the pins")
{
    StoreFixture fixture;
    fixture.Close();
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    const std::string statements[] = {
        FirstOf("seq", "?7", kAtOnce),
        FirstOf("seq", "?7", kPunctual),
        FirstOf("seq", "?7", kLate),
        FirstOf("ready_at", "?7", "mine.timed = 1 AND mine.ready_at >= ?4"),
        "SELECT min(mine.ready_at) FROM pins AS mine WHERE mine.account_id = ? AND mine.state = 'scheduled'"
        " AND mine.timed = 1 AND mine.ready_at < ?",
        "SELECT seq FROM pins WHERE account_id = ? AND state = 'scheduled' AND timed = 1 AND ready_at < ?"
        " ORDER BY ready_at, seq LIMIT 5",
        "SELECT seq FROM pins WHERE account_id = ? AND state = 'scheduled' AND ready_at <= ?"
        " ORDER BY ready_at, seq LIMIT 5",
        "SELECT id FROM publications WHERE state = 'unknown' AND next_look_at <= ? ORDER BY next_look_at, id",
        "SELECT id FROM pins INDEXED BY pins_to_confirm WHERE state = 'published' AND confirmed_at IS NULL"
        " AND published_at < ?"
        " ORDER BY published_at LIMIT 5",
        "SELECT id FROM pins WHERE (due_at, seq) > (?, ?) ORDER BY due_at, seq LIMIT 5",
        "SELECT id FROM pins WHERE (due_at, seq) > (?, ?) AND state = ? ORDER BY due_at, seq LIMIT 5",
        "SELECT pins.seq FROM accounts CROSS JOIN pins ON pins.account_id = accounts.id"
        " WHERE pins.state = 'held' AND pins.cause_id = ? LIMIT 5",
        "SELECT count(*) FROM pins WHERE pinterest_pin_id = ? AND environment = ?",
    };
    for (const std::string& sql : statements) {
        INFO(sql);
        Statement plan = connection.Query("EXPLAIN QUERY PLAN " + sql);
        int lines = 0;
        while (plan.Next()) {
            const std::string line = plan.Text("detail");
            INFO(line);
            const bool walks = line.starts_with("SCAN") && line != "SCAN accounts" &&
                               line.find("accounts USING") == std::string::npos;
            CHECK_FALSE(walks);
            CHECK(line.find("TEMP B-TREE") == std::string::npos);
            ++lines;
        }
        CHECK(connection.ok());
        CHECK(lines > 0);
    }
}

}  // namespace
}  // namespace pinwright::store
