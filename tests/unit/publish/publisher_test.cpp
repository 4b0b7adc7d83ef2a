// The publisher as a whole, on its own threads.
#include "proxy/publish/publisher.hpp"

#include <catch2/catch_test_macros.hpp>
#include <future>

#include "tests/unit/publish/rig.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;
using namespace pinwright::publish::testing;

TEST_CASE("a wake publishes what is due, and the end waits for what is under way", "[publisher]")
{
    Rig rig;
    std::promise<void> begun;
    rig.pinterest.before_fence = [&] { begun.set_value(); };
    std::string id;
    {
        Publisher publisher(rig.config, *rig.store, *rig.media, *rig.connections, rig.metered.budgets(),
                            rig.clock);
        REQUIRE(publisher.Start().ok());
        CHECK(publisher.LastHeartbeat() == rig.clock.Now());
        id = rig.Add("Lamp");
        publisher.Wake();
        begun.get_future().wait();
        // The call is at its fence. Whether the fence opens is a race with the end, and both results are
        // correct.
    }
    const Pin pin = rig.Get(id);
    const bool out = pin.state == PinState::kPublished && rig.pinterest.pins.size() == 1;
    const bool kept = pin.state == PinState::kScheduled && rig.pinterest.pins.empty();
    CHECK((out || kept));
}

TEST_CASE("a start finds again what the process before it left past the fence", "[publisher]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    const auto claim = rig.store->queue.ClaimNext(rig.clock.Now(), {Environment::kStandin}, {});
    REQUIRE(claim.has_value());
    REQUIRE(rig.store->publications.MarkSending(claim->publication.id));
    {
        Publisher publisher(rig.config, *rig.store, *rig.media, *rig.connections, rig.metered.budgets(),
                            rig.clock);
        REQUIRE(publisher.Start().ok());
    }
    CHECK(rig.Get(id).state == PinState::kUnconfirmed);
    CHECK(rig.pinterest.posts.empty());
}

TEST_CASE("a backlog is what waits without a reason", "[publisher]")
{
    Rig rig;
    Publisher publisher(rig.config, *rig.store, *rig.media, *rig.connections, rig.metered.budgets(),
                        rig.clock);
    CHECK(publisher.Backlog(rig.clock.Now()) == 0ms);
    rig.Add("Lamp", rig.clock.Now() + 10min);
    CHECK(publisher.Backlog(rig.clock.Now()) == 0ms);
    CHECK(publisher.Backlog(rig.clock.Now() + 30min) >= 19min);

    // Claimed: it is under way, and no longer counts as waiting.
    REQUIRE(rig.store->queue.ClaimNext(rig.clock.Now() + 11min, {Environment::kStandin}, {}).has_value());
    CHECK(publisher.Backlog(rig.clock.Now() + 30min) == 0ms);
}

TEST_CASE("a publisher that was never started ends at once", "[publisher]")
{
    Rig rig;
    Publisher publisher(rig.config, *rig.store, *rig.media, *rig.connections, rig.metered.budgets(),
                        rig.clock);
    publisher.Wake();
}
