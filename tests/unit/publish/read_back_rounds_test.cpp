// Published pins that are read back, soon and a day later: what is found, and how many calls it costs.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/publish/rig.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;
using namespace pinwright::publish::testing;

namespace {

std::vector<std::string> AddMany(Rig& rig, int count)
{
    std::vector<std::string> ids;
    for (int n = 0; n < count; ++n)
        ids.push_back(rig.Add("Lamp " + std::to_string(n)));
    return ids;
}

std::string Events(Rig& rig, const std::string& id)
{
    std::string events;
    const Pin pin = rig.store->pins.FindWithHistory(id).value_or(Pin{});
    for (const PinEvent& event : pin.history)
        events += event.event + " ";
    return events;
}

void Delete(Rig& rig, const std::string& pinterest_pin_id)
{
    std::erase_if(rig.pinterest.pins, [&](const auto& one) { return one.id == pinterest_pin_id; });
}

}  // namespace

TEST_CASE("a pin costs three calls at most, all told, and many cost less", "[confirm]")
{
    for (const int count : {1, 10, 100}) {
        INFO(count);
        Rig rig;
        const std::vector<std::string> ids = AddMany(rig, count);
        rig.Run(1h);
        const int soon = rig.pinterest.AllCalls();
        std::vector<std::optional<Timestamp>> first;
        for (const std::string& id : ids)
            first.push_back(rig.Get(id).confirmed_at);
        rig.Run(48h);
        for (std::size_t n = 0; n < ids.size(); ++n) {
            REQUIRE(first[n]);
            CHECK(*rig.Get(ids[n]).confirmed_at - *first[n] > 11h);
            CHECK(Events(rig, ids[n]) == "saved started accepted confirmed ");
        }
        CHECK(rig.pinterest.AllCalls() > soon);
        CHECK(rig.pinterest.AllCalls() <= 3 * count);
        CHECK((count < 100 || rig.pinterest.AllCalls() <= count + 10));
    }
}

TEST_CASE("a pin a day costs three calls at most, whatever it takes", "[confirm]")
{
    struct Row {
        const char* name;
        std::vector<std::chrono::milliseconds> gaps;  ///< From one pin to the next, repeated.
        std::size_t boards;
    };
    const Row rows[] = {
        {"at the same hour", {24h}, 1},
        {"an hour later each day", {25h}, 1},
        {"some time of the day", {21h, 29h, 19h, 27h}, 1},
        {"two boards in turn", {24h}, 2},
        {"each on another board", {24h, 23h, 25h}, 5},
    };
    constexpr int kPins = 10;
    for (const Row& row : rows) {
        INFO(row.name);
        Rig rig;
        rig.pinterest.boards.clear();
        for (std::size_t n = 0; n < row.boards; ++n)
            rig.pinterest.boards.push_back("100000000000000000" + std::to_string(n + 1));
        REQUIRE(rig.connections->Boards(kAccount, oauth::Connections::Refresh::kYes).ok());
        rig.pinterest.calls.clear();
        // Weeks pass, and a pass every 15 seconds would find no more.
        constexpr auto kPause = 50s;
        rig.Run(72h, kPause);  // The list from the connection is old by the first pin.
        Timestamp due = rig.clock.Now() + 48h;
        std::vector<std::string> ids;
        for (std::size_t n = 0; n < kPins; ++n) {
            ids.push_back(rig.Add("Lamp " + std::to_string(n), due,
                                  [&](Pin& pin) { pin.board_id = rig.pinterest.boards[n % row.boards]; }));
            due += row.gaps[n % row.gaps.size()];
        }
        rig.Run(due - rig.clock.Now() + 48h, kPause);
        for (const std::string& id : ids) {
            CHECK(rig.Get(id).state == PinState::kPublished);
            CHECK(rig.Get(id).warnings.empty());
            CHECK(*rig.Get(id).confirmed_at - *rig.Get(id).published_at > 11h);
        }
        const int tokens = rig.pinterest.Calls("POST /oauth/token");
        const int calls = rig.pinterest.AllCalls() - tokens;
        WARN(row.name << ": " << kPins << " pins, " << calls << " calls, and " << tokens << " for tokens");
        for (const std::string& call : std::set(rig.pinterest.calls.begin(), rig.pinterest.calls.end()))
            UNSCOPED_INFO(rig.pinterest.Calls(call) << " × " << call);
        CHECK(calls <= 3 * kPins);
        CHECK(rig.pinterest.Calls("POST /pins") == kPins);
    }
}

TEST_CASE("a pin that the list of its account does not show is asked for alone", "[confirm]")
{
    Rig rig;
    rig.pinterest.unlisted_boards = {kBoard};
    const std::string hidden = rig.Add("Lamp");
    rig.Run(14h);
    const std::string other = rig.Add("Vase", {}, [](Pin& pin) { pin.board_id = "1000000000000000002"; });
    rig.Run(1h);
    REQUIRE(rig.pinterest.Calls("GET /pins") == 1);
    CHECK_FALSE(rig.Get(hidden).cause);
    CHECK(*rig.Get(hidden).confirmed_at > rig.clock.Now() - 2h);
    (void)rig.Add("Bowl", rig.clock.Now() + 13h);
    rig.Run(48h);
    CHECK(rig.Get(other).confirmed_at > rig.Get(other).published_at);
    CHECK(rig.pinterest.Calls("GET /pins") == 1);
}

TEST_CASE("a pin that is gone a day later has vanished, and stays published", "[confirm]")
{
    for (const int count : {1, 5}) {
        INFO(count);
        Rig rig;
        const std::vector<std::string> ids = AddMany(rig, count);
        rig.Run(1h);
        Delete(rig, rig.Get(ids[0]).pinterest_pin_id);
        rig.Run(48h);
        const Pin gone = rig.Get(ids[0]);
        CHECK(gone.state == PinState::kPublished);
        REQUIRE(gone.cause);
        CHECK(gone.cause->id == "vanished");
        CHECK_FALSE(gone.pinterest_pin_id.empty());
        CHECK(Events(rig, ids[0]) == "saved started accepted confirmed vanished ");
        for (int n = 1; n < count; ++n)
            CHECK_FALSE(rig.Get(ids[static_cast<std::size_t>(n)]).cause);
        const int calls = rig.pinterest.AllCalls();
        rig.Run(72h);
        CHECK(rig.pinterest.AllCalls() == calls);
    }
}

TEST_CASE("what has vanished can be published again, and the old one is not taken for it", "[confirm]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    rig.Run(1h);
    const std::string first = rig.Get(id).pinterest_pin_id;
    CHECK_FALSE(rig.store->pin_changes.Retry(id, rig.Get(id).revision, rig.clock.Now()).ok());
    Delete(rig, first);
    rig.Run(48h);
    const Result<Pin> again = rig.store->pin_changes.Retry(id, rig.Get(id).revision, rig.clock.Now());
    REQUIRE(again.ok());
    CHECK(again->state == PinState::kScheduled);
    CHECK(again->pinterest_pin_id.empty());
    CHECK_FALSE(again->published_at);
    CHECK_FALSE(again->confirmed_at);
    CHECK_FALSE(again->publish_at);
    CHECK(rig.store->lookups.IsRejected(id, first));
    rig.Run(1h);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.Get(id).pinterest_pin_id != first);
    CHECK(rig.pinterest.pins.size() == 1);
}

TEST_CASE("a Pinterest that does not answer makes nothing vanish, and is asked again later", "[confirm]")
{
    const Treatment troubles[] = {
        {Treatment::Made::kNo, 0, 0, {}, {}, false, {}},
        {Treatment::Made::kNo, 503, 0, {}, {}, true, {}},
        {Treatment::Made::kNo, 429, 8, {}, {}, true, {}},
    };
    for (const Treatment& trouble : troubles) {
        INFO(trouble.status);
        Rig rig;
        const std::vector<std::string> ids = AddMany(rig, 3);
        rig.Run(23h);
        rig.pinterest.lists = trouble;
        const int calls = rig.pinterest.AllCalls();
        rig.Run(6h);
        CHECK(rig.pinterest.AllCalls() - calls <= 6 * 4);
        rig.pinterest.lists.reset();
        Delete(rig, rig.Get(ids[0]).pinterest_pin_id);
        rig.Run(3h);
        CHECK(Events(rig, ids[0]) == "saved started accepted confirmed vanished ");
        CHECK(Events(rig, ids[1]) == "saved started accepted confirmed ");
        CHECK(*rig.Get(ids[1]).confirmed_at > rig.clock.Now() - 4h);
    }
}

TEST_CASE("pins that are read back are known over a restart", "[confirm]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    rig.Run(1h);
    Delete(rig, rig.Get(id).pinterest_pin_id);
    rig.Restart();
    rig.Run(48h);
    CHECK(Events(rig, id) == "saved started accepted confirmed vanished ");
}

TEST_CASE("what has time leaves the last tenth of the reads to what has none", "[confirm]")
{
    Rig rig;
    rig.pinterest.reads = {{"x-ratelimit-limit", "1000, 1000;w=86400"},
                           {"x-ratelimit-remaining", "99"},
                           {"x-ratelimit-reset", "7200"}};
    const std::string told = rig.Add("Lamp");
    rig.Run(20s);  // The read that reveals how few calls are left.
    REQUIRE(rig.Get(told).confirmed_at);
    const std::string id = rig.Add("Vase");
    const std::string soon = rig.Add("Bowl", rig.clock.Now() + 90min);
    rig.pinterest.treatments.push_back({Treatment::Made::kYes, 0, 0, {}, {}, true, {}});
    rig.Run(100min);
    CHECK(rig.Get(id).state == PinState::kPublished);  // It was looked up all the same,
    CHECK(rig.Get(soon).state == PinState::kPublished);
    CHECK(rig.pinterest.Calls("GET /boards") == 0);  // but nothing that could wait was read.
    rig.pinterest.reads.clear();
    rig.Run(3h);
    CHECK(rig.Get(soon).confirmed_at.has_value());
}
