// Which requests may call Pinterest while a page waits, and which are told to retry.
#include "proxy/http/page_calls.hpp"

#include <catch2/catch_test_macros.hpp>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "proxy/http/shared_runs.hpp"

namespace pinwright::http {

namespace {

using namespace std::chrono_literals;
using Runs = SharedRuns<int>;

constexpr PageCalls::Limits kNoPatience{1, 3, 0ms};
constexpr PageCalls::Limits kPatient{1, 3, 60'000ms};

void AwaitWaiting(const PageCalls& calls, std::size_t count)
{
    while (calls.count().waiting != count)
        std::this_thread::yield();
}

}  // namespace

TEST_CASE("calls to Pinterest never take up all connections", "[http][page_calls]")
{
    for (const std::size_t connections : {2u, 8u, 40u, 48u, 49u, 208u, 303u, 304u, 512u}) {
        INFO(connections);
        const PageCalls::Limits limits = PageCalls::Limits::Within(connections);
        CHECK(limits.at_once >= 1);
        CHECK(limits.at_once <= 16);
        CHECK(limits.waiting <= 256);
        CHECK(limits.at_once + limits.waiting < connections);
    }
    CHECK(PageCalls::Limits::Within(208).waiting == 160);
    CHECK(PageCalls::Limits::Within(303).waiting == 255);
    CHECK(PageCalls::Limits::Within(304).waiting == 256);
}

TEST_CASE("by default 16 calls run at once and 256 more wait for 20 seconds", "[http][page_calls]")
{
    const PageCalls::Limits limits;
    CHECK(limits.at_once == 16);
    CHECK(limits.waiting == 256);
    CHECK(limits.patience == 20s);
    PageCalls calls;
    std::vector<PageCalls::Place> places;
    while (std::optional<PageCalls::Place> place = calls.Admit())
        places.push_back(*std::move(place));
    CHECK(places.size() == 16 + 256);
    for (std::size_t i = 0; i < 16; ++i)
        CHECK(places[i].AwaitTurn());
    CHECK(calls.count().running == 16);
}

TEST_CASE("a place is free again once its request is answered", "[http][page_calls]")
{
    PageCalls calls(kNoPatience);
    for (int i = 0; i < 10; ++i) {
        std::optional<PageCalls::Place> place = calls.Admit();
        REQUIRE(place);
        CHECK(place->AwaitTurn());
        CHECK(place->AwaitTurn());  // It has a turn already.
        CHECK(calls.count().running == 1);
        const PageCalls::Place moved = *std::move(place);
        CHECK(calls.count().running == 1);
    }
    const PageCalls::Count count = calls.count();
    CHECK(count.running + count.waiting + count.sharing == 0);
}

TEST_CASE("a request that gets no turn in time is refused and leaves the queue", "[http][page_calls]")
{
    PageCalls calls(kNoPatience);
    auto first = calls.Admit();
    auto second = calls.Admit();
    CHECK(first->AwaitTurn());
    CHECK_FALSE(second->AwaitTurn());
    CHECK(calls.count().waiting == 0);
    first.reset();
    CHECK(calls.Admit()->AwaitTurn());
}

TEST_CASE("requests get their turns in the order of admission", "[http][page_calls]")
{
    PageCalls calls(kPatient);
    auto running = calls.Admit();
    REQUIRE(running->AwaitTurn());
    std::vector<PageCalls::Place> places;
    for (int i = 0; i < 3; ++i)
        places.push_back(*calls.Admit());
    std::mutex mutex;
    std::vector<int> order;
    std::vector<std::future<void>> waits;
    for (const int i : {2, 0, 1})  // They begin to wait in another order.
        waits.push_back(std::async(std::launch::async, [&, i] {
            PageCalls::Place place = std::move(places[static_cast<std::size_t>(i)]);
            if (!place.AwaitTurn())
                return;
            const std::lock_guard lock(mutex);
            order.push_back(i);
        }));
    AwaitWaiting(calls, 3);
    running.reset();
    for (std::future<void>& wait : waits)
        wait.get();
    CHECK(order == std::vector<int>{0, 1, 2});
}

TEST_CASE("a stop ends all waiting and admits nobody", "[http][page_calls]")
{
    PageCalls calls(kPatient);
    auto running = calls.Admit();
    REQUIRE(running->AwaitTurn());
    auto place = calls.Admit();
    std::future<bool> waits = std::async(std::launch::async, [&] { return place->AwaitTurn(); });
    AwaitWaiting(calls, 1);
    calls.Close();
    CHECK_FALSE(waits.get());
    CHECK_FALSE(calls.Admit());
    CHECK(running->AwaitTurn());
}

TEST_CASE("identical requests during a run get all its items and take no turn", "[http][shared_runs]")
{
    PageCalls calls(kPatient);
    Runs runs;
    auto places = std::vector<PageCalls::Place>{};
    for (int i = 0; i < 3; ++i)
        places.push_back(*calls.Admit());
    auto leader = runs.Find("boards", places[0]);
    auto early = runs.Find("boards", places[1]);
    REQUIRE((leader && early));
    CHECK(leader->leads());
    CHECK_FALSE(early->leads());

    std::vector<int> heard;
    std::optional<Runs::Seat> late;
    const auto never = [](const Runs::Take&) { FAIL("it was run twice"); };
    CHECK(leader->Run(
        places[0],
        [&](const Runs::Take& take) {
            CHECK(take(1));
            late = runs.Find("boards", places[2]);
            CHECK(take(2));
        },
        [&](int item) { return heard.push_back(item), true; }));
    CHECK(calls.count().running == 1);
    for (auto* const seat : {&early, &late}) {
        std::vector<int> shared;
        PageCalls::Place& place = seat == &early ? places[1] : places[2];
        CHECK((*seat)->Run(place, never, [&](int item) { return shared.push_back(item), true; }));
        CHECK(shared == heard);
    }
    CHECK(heard == std::vector<int>{1, 2});
    // A later request starts another run.
    places.clear();
    auto place = calls.Admit();
    CHECK(runs.Find("boards", *place)->leads());
}

TEST_CASE("if the runner stops early, the next caller takes over", "[http][shared_runs]")
{
    PageCalls calls(PageCalls::Limits{2, 2, 60'000ms});
    Runs runs;
    auto first = calls.Admit();
    auto second = calls.Admit();
    auto leader = runs.Find("checks", *first);
    auto follower = runs.Find("checks", *second);
    CHECK_THROWS(leader->Run(
        *first,
        [](const Runs::Take& take) {
            take(1);
            throw std::runtime_error("no memory");
        },
        [](int) { return true; }));
    leader.reset();
    std::vector<int> heard;
    const auto lead = [](const Runs::Take& take) {
        take(1);
        take(2);
    };
    CHECK(follower->Run(*second, lead, [&](int item) { return heard.push_back(item), true; }));
    CHECK(heard == std::vector<int>{1, 2});  // Nothing twice.
}

TEST_CASE("a run continues while anyone listens, and stops when nobody does", "[http][shared_runs]")
{
    PageCalls calls(PageCalls::Limits{2, 2, 60'000ms});
    Runs runs;
    auto first = calls.Admit();
    auto second = calls.Admit();
    auto leader = runs.Find("checks", *first);
    auto follower = runs.Find("checks", *second);
    const auto lead = [](const Runs::Take& take) {
        for (int i = 0; i < 5 && take(i);)
            ++i;
    };
    CHECK_FALSE(leader->Run(*first, lead, [](int) { return false; }));
    int heard = 0;
    CHECK(follower->Run(*second, lead, [&](int) { return ++heard > 0; }));
    CHECK(heard == 5);

    auto alone = runs.Find("checks", *first);
    int made = 0;
    CHECK_FALSE(alone->Run(
        *first,
        [&](const Runs::Take& take) {
            while (made < 5 && take(made))
                ++made;
        },
        [](int) { return false; }));
    CHECK(made == 0);
}

TEST_CASE("if the runner leaves before the run begins, the next caller takes its place",
          "[http][shared_runs]")
{
    PageCalls calls(PageCalls::Limits{1, 3, 60'000ms});
    Runs runs;
    auto running = calls.Admit();
    REQUIRE(running->AwaitTurn());
    auto first = calls.Admit();
    auto second = calls.Admit();
    std::future<bool> leads = std::async(std::launch::async, [&] { return runs.Find("a", *first)->leads(); });
    AwaitWaiting(calls, 1);
    std::future<bool> follows =
        std::async(std::launch::async, [&] { return runs.Find("a", *second).has_value(); });
    // The first caller leaves without a run as soon as it has its turn.
    running.reset();
    CHECK(leads.get());
    first.reset();
    CHECK(follows.get());
}

TEST_CASE("different requests don't wait for each other", "[http][shared_runs]")
{
    PageCalls calls(PageCalls::Limits{2, 0, 0ms});
    Runs runs;
    auto first = calls.Admit();
    auto second = calls.Admit();
    const auto a = runs.Find("a", *first);
    const auto b = runs.Find("b", *second);
    REQUIRE((a && b));
    CHECK((a->leads() && b->leads()));
}

}  // namespace pinwright::http
