// Published pins that are read back, soon and a day later: what is found, and what it costs.
#include <catch2/catch_test_macros.hpp>

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
    const Pin pin = rig.store->FindPinWithHistory(id).value_or(Pin{});
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
            CHECK(*rig.Get(ids[n]).confirmed_at - *first[n] > 22h);
            CHECK(Events(rig, ids[n]) == "saved started accepted confirmed ");
        }
        CHECK(rig.pinterest.AllCalls() > soon);
        CHECK(rig.pinterest.AllCalls() <= 3 * count);
        CHECK((count < 100 || rig.pinterest.AllCalls() <= count + 10));
    }
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
    CHECK_FALSE(rig.store->RetryPin(id, rig.Get(id).revision, rig.clock.Now()).ok());
    Delete(rig, first);
    rig.Run(48h);
    const Result<Pin> again = rig.store->RetryPin(id, rig.Get(id).revision, rig.clock.Now());
    REQUIRE(again.ok());
    CHECK(again->state == PinState::kScheduled);
    CHECK(again->pinterest_pin_id.empty());
    CHECK_FALSE(again->published_at);
    CHECK_FALSE(again->confirmed_at);
    CHECK_FALSE(again->publish_at);
    CHECK(rig.store->IsRejected(id, first));
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
    rig.Run(20s);  // The reading that tells how few are left.
    REQUIRE(rig.Get(told).confirmed_at);
    const std::string id = rig.Add("Vase");
    const std::string soon = rig.Add("Bowl", rig.clock.Now() + 90min);
    rig.pinterest.treatments.push_back({Treatment::Made::kYes, 0, 0, {}, {}, true, {}});
    rig.Run(100min);
    CHECK(rig.Get(id).state == PinState::kPublished);  // It was looked for all the same,
    CHECK(rig.Get(soon).state == PinState::kPublished);
    CHECK(rig.pinterest.Calls("GET /boards") == 0);  // but nothing was read that could wait.
    rig.pinterest.reads.clear();
    rig.Run(3h);
    CHECK(rig.Get(soon).confirmed_at.has_value());
}
