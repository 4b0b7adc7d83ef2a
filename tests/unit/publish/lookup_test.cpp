// What happens to a pin whose outcome is unknown.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "tests/unit/publish/rig.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;
using namespace pinwright::publish::testing;
using Made = Treatment::Made;

namespace {

Treatment Cut(Made made)
{
    return {made, 0, 0, {}, {}, true, {}};
}

Treatment Answer(Made made, int status, int code = 0, std::string body = {})
{
    return {made, status, code, {}, {}, true, std::move(body)};
}

std::string CauseOf(const Pin& pin)
{
    return pin.cause ? pin.cause->id : std::string();
}

/// Sets our own clock; Pinterest's is unchanged.
void SetOurClock(Rig& rig, std::chrono::milliseconds by)
{
    rig.clock.Move(by);
    rig.pinterest.skew -= by;
    for (FakePinterest::Stored& pin : rig.pinterest.pins)
        pin.visible_at += by;  // This time is kept by our clock.
}

}  // namespace

TEST_CASE("an answer that never came leaves the pin unconfirmed; it is found and adopted", "[look]")
{
    const Treatment treatments[] = {
        Cut(Made::kYes),         Answer(Made::kYes, 500),          Answer(Made::kYes, 409),
        Answer(Made::kYes, 302), Answer(Made::kYes, 201, 0, "{}"), Answer(Made::kYes, 201, 0, "not JSON"),
    };
    for (const Treatment& treatment : treatments) {
        INFO(treatment.status << " " << treatment.body);
        Rig rig;
        rig.pinterest.treatments.push_back(treatment);
        const std::string id = rig.Add("Lamp");
        rig.Step();
        CHECK(rig.Get(id).state == PinState::kUnconfirmed);
        CHECK(CauseOf(rig.Get(id)) == "outcome_unknown");
        CHECK(rig.Get(id).published_at == std::nullopt);
        rig.Run(6s);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.Get(id).pinterest_pin_id == rig.pinterest.pins.front().id);
        CHECK(rig.Get(id).url == "http://127.0.0.1:9/pin/" + rig.pinterest.pins.front().id + "/");
        rig.Run(1h);
        CHECK(rig.pinterest.pins.size() == 1);
        CHECK(rig.Get(id).confirmed_at.has_value());
    }
}

TEST_CASE("a 400 of 2786 or 2787 is no refusal", "[look]")
{
    for (const int code : {2786, 2787}) {
        Rig rig;
        rig.pinterest.treatments.push_back(Answer(Made::kNo, 400, code));
        const std::string id = rig.Add("Lamp");
        rig.Step();
        CHECK(rig.Get(id).state == PinState::kUnconfirmed);
    }
}

TEST_CASE("a pin that was never made is posted again, not before it was looked for during 240 seconds",
          "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    const std::string id = rig.Add("Lamp");
    rig.Step();
    rig.Run(239s);
    CHECK(rig.Get(id).state == PinState::kUnconfirmed);
    CHECK(rig.pinterest.posts.size() == 1);
    CHECK(rig.pinterest.Calls("GET /boards/" + kBoard + "/pins") == 4);
    rig.Run(10s);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.Calls("GET /pins") == 5);  // boards and the account's own list, each time
    CHECK(rig.pinterest.posts.size() == 2);
    CHECK(rig.pinterest.pins.size() == 1);
    CHECK(rig.Get(id).attempts == 2);
}

TEST_CASE("a pin that is listed late is still found", "[look]")
{
    for (const std::chrono::seconds lag : {3s, 30s, 100s, 230s}) {
        INFO(lag.count());
        Rig rig;
        rig.pinterest.lag = lag;
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        const std::string id = rig.Add("Lamp");
        rig.Run(10min);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.posts.size() == 1);
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("as long as Pinterest cannot be read nothing is posted again", "[look]")
{
    const Treatment troubles[] = {
        {Made::kNo, 0, 0, {}, {}, false, {}},
        Answer(Made::kNo, 503),
        Answer(Made::kNo, 200, 0, "<html>login</html>"),
        Answer(Made::kNo, 429, 8),
        Answer(Made::kNo, 403, 29),
        Answer(Made::kNo, 404, 0, "<html>"),
    };
    for (const Treatment& trouble : troubles) {
        INFO(trouble.status);
        Rig rig;
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        rig.pinterest.lists = trouble;
        const std::string id = rig.Add("Lamp");
        rig.Run(24h);
        CHECK(rig.Get(id).state == PinState::kUnconfirmed);
        CHECK(CauseOf(rig.Get(id)) == "outcome_unknown");
        CHECK(rig.pinterest.posts.size() == 1);
        CHECK(rig.pinterest.Calls("GET /boards/" + kBoard + "/pins") <= 400);
        rig.pinterest.lists.reset();
        rig.Run(10min);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("a process that ended past the fence is followed by one that looks", "[look]")
{
    struct Case {
        const char* name;
        bool past_fence;
        bool made;
        std::size_t posts;
    };
    for (const Case& one :
         {Case{"before the fence", false, false, 1}, Case{"past it, not made", true, false, 1},
          Case{"past it, made", true, true, 0}}) {
        INFO(one.name);
        Rig rig;
        const std::string id = rig.Add("Lamp");
        const auto claim = rig.store->queue.ClaimNext(rig.clock.Now(), {Environment::kStandin}, {});
        REQUIRE(claim.has_value());
        if (one.past_fence)
            REQUIRE(rig.store->publications.MarkSending(claim->publication.id));
        if (one.made)
            rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now());
        rig.clock.Move(30s);
        rig.Restart();
        CHECK(rig.Get(id).state == (one.past_fence ? PinState::kUnconfirmed : PinState::kScheduled));
        rig.Run(1h);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.posts.size() == one.posts);
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("a restart does not shorten the looking", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    rig.pinterest.lag = 235s;
    const std::string id = rig.Add("Lamp");
    rig.Step();
    for (int restart = 0; restart < 20; restart++) {
        rig.Run(8s);
        rig.Restart();
    }
    CHECK(rig.pinterest.posts.size() == 1);
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.posts.size() == 1);
}

TEST_CASE("a clock that jumps ahead does not make a pin absent", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    const std::string id = rig.Add("Lamp");
    rig.Step();
    rig.pinterest.pins.front().visible_at = rig.clock.Now() + 2h + 100s;
    rig.clock.Move(2h);
    rig.pinterest.skew = -2h;
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.posts.size() == 1);
}

TEST_CASE("pins of the same texts never overlap, and each gets a pin of its own", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    std::vector<std::string> ids;
    for (int number = 0; number < 3; number++)
        ids.push_back(rig.Add("The same lamp"));
    rig.Step();
    CHECK(rig.pinterest.posts.size() == 1);
    rig.Run(2h);
    std::set<std::string> made;
    for (const std::string& id : ids) {
        CHECK(rig.Get(id).state == PinState::kPublished);
        made.insert(rig.Get(id).pinterest_pin_id);
    }
    CHECK(made.size() == 3);
    CHECK(rig.pinterest.pins.size() == 3);
}

TEST_CASE("something much like the pin is put before the person, and nothing more is posted", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    const std::string id = rig.Add("Lamp", {}, [](Pin& pin) { pin.link = "https://shop.example/"; });
    FakePinterest::Stored& similar = rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now() + 10s);
    similar.link = "https://shop.example/?utm=1";
    rig.Run(24h);
    CHECK(rig.Get(id).state == PinState::kUnconfirmed);
    CHECK(CauseOf(rig.Get(id)) == "needs_decision");
    CHECK(rig.Get(id).cause->detail.find(similar.id) != std::string::npos);
    CHECK(rig.pinterest.posts.size() == 1);
    CHECK(rig.pinterest.Calls("GET /pins") == 5);  // and lookups have ended
}

TEST_CASE("two pins that could both be it are put before the person", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    const std::string id = rig.Add("Lamp");
    rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now() - 1min);
    rig.Run(1h);
    CHECK(rig.Get(id).state == PinState::kUnconfirmed);
    CHECK(CauseOf(rig.Get(id)) == "needs_decision");
    for (const FakePinterest::Stored& pin : rig.pinterest.pins)
        CHECK(rig.Get(id).cause->detail.find(pin.id) != std::string::npos);
}

TEST_CASE("what the person said is not the pin is neither adopted nor asked about again", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    const std::string id = rig.Add("Lamp");
    const std::string twins[] = {rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now()).id,
                                 rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now() + 10s).id};
    rig.Run(1h);
    std::vector<std::string> offered;
    const Pin asked = rig.store->pins.FindWithHistory(id).value();
    for (const Candidate& one : asked.candidates) {
        offered.push_back(one.pinterest_pin_id);
        CHECK(one.url == "http://127.0.0.1:9/pin/" + one.pinterest_pin_id + "/");
        CHECK(one.title == "Lamp");
        CHECK(one.created_at);
    }
    CHECK(offered == std::vector<std::string>(twins, twins + 2));

    REQUIRE(rig.store->pin_changes.RejectCandidates(id, {}, rig.clock.Now()).ok());
    SECTION("it goes out again, is lost again, and both are still no answer")
    {
        rig.pinterest.treatments.push_back(Cut(Made::kNo));
        rig.Run(1h);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.posts.size() == 3);
        CHECK(rig.Get(id).pinterest_pin_id == rig.pinterest.pins.back().id);
    }
    SECTION("it becomes old news before it goes out, and both are still no answer")
    {
        Pin later = rig.Get(id);
        later.publish_at = rig.clock.Now() - 55min;
        REQUIRE(rig.store->pin_changes.Change(later, {}, rig.clock.Now()).ok());
        rig.Run(1h);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.posts.size() == 2);
        CHECK(rig.Get(id).pinterest_pin_id == rig.pinterest.pins.back().id);
    }
}

TEST_CASE("an old pin of the same texts, or one on another board, is not taken for it", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now() - 48h);
    rig.pinterest.Add("1000000000000000002", "Lamp", rig.clock.Now());
    const std::string id = rig.Add("Lamp");
    rig.Run(10s);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.Get(id).pinterest_pin_id == rig.pinterest.pins.back().id);
}

TEST_CASE("a pin in a section is found in its section", "[look]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    const std::string id = rig.Add("Lamp", {}, [](Pin& pin) { pin.board_section_id = "55"; });
    rig.Run(10s);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.Calls("GET /boards/" + kBoard + "/sections/55/pins") == 1);
}

TEST_CASE("a text that Pinterest is known to change does not hide a pin", "[look]")
{
    Rig rig;
    rig.pinterest.suffix = " #ad";
    rig.Add("First", {}, [](Pin& pin) { pin.description = "One"; });
    rig.Run(1s);  // its answer shows the changed description
    rig.pinterest.treatments.push_back(Cut(Made::kYes));
    const std::string id = rig.Add("Second", {}, [](Pin& pin) { pin.description = "Two"; });
    rig.Run(10s);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 2);
}

TEST_CASE("an overdue pin that someone posted meanwhile is adopted, not posted", "[old news]")
{
    Rig rig;
    const Timestamp due = rig.clock.Now();
    const std::string there = rig.Add("Lamp", due);
    const std::string missing = rig.Add("Chair", due);
    const std::string early = rig.Add("Table", due);
    rig.clock.Move(1h);
    const std::string found = rig.pinterest.Add(kBoard, "Lamp", due + 30s).id;
    rig.pinterest.Add(kBoard, "Table", due - 1h);  // older than its due time, so it is another pin
    rig.Run(10min);
    CHECK(rig.Get(there).state == PinState::kPublished);
    CHECK(rig.Get(there).pinterest_pin_id == found);
    CHECK(rig.Get(missing).state == PinState::kPublished);
    CHECK(rig.Get(early).state == PinState::kPublished);
    CHECK(rig.pinterest.posts.size() == 2);
}

TEST_CASE("one reading of a board serves all its overdue pins; pins on time need none", "[old news]")
{
    Rig rig;
    rig.config.resume_spacing = 0s;
    rig.Restart();
    const Timestamp due = rig.clock.Now();
    for (int number = 0; number < 5; number++)
        rig.Add("Lamp " + std::to_string(number), due + std::chrono::seconds{number});
    rig.clock.Move(1h);
    rig.Step();
    CHECK(rig.pinterest.posts.size() == 5);
    CHECK(rig.pinterest.Calls("GET /boards/" + kBoard + "/pins") == 1);

    Rig on_time;
    on_time.Add("Lamp", on_time.clock.Now() - 9min);
    on_time.Add("Chair");
    on_time.Step();
    CHECK(on_time.pinterest.posts.size() == 2);
    CHECK(on_time.pinterest.Calls("GET /boards/" + kBoard + "/pins") == 0);
}

TEST_CASE("an overdue pin waits while its board cannot be read", "[old news]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp", rig.clock.Now() - 1h);
    rig.pinterest.lists = Answer(Made::kNo, 503);
    rig.Run(1h);
    CHECK(rig.Get(id).state == PinState::kScheduled);
    CHECK(CauseOf(rig.Get(id)) == "pinterest_down");
    CHECK(rig.pinterest.posts.empty());
    rig.pinterest.lists.reset();
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
}

TEST_CASE("a published pin that cannot be seen is asked for a few times, then left alone", "[confirm]")
{
    Rig rig;
    rig.pinterest.lag = 24h * 365;
    const std::string id = rig.Add("Lamp");
    rig.Run(24h);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK_FALSE(rig.Get(id).confirmed_at.has_value());
    CHECK(rig.pinterest.Calls("GET /pins/" + rig.Get(id).pinterest_pin_id) == kMostTries);
}

TEST_CASE("a pin is found whatever our clock was set to before it was posted", "[look]")
{
    for (const std::chrono::minutes step : {-180min, -5min, +5min, +180min}) {
        INFO(step.count());
        Rig rig;
        rig.Add("Lamp");
        rig.Run(1min);  // Since then, the difference between the clocks is known.
        SetOurClock(rig, step);
        const std::string id = rig.Add("Chair");
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        rig.Run(10min);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.pins.size() == 2);
    }
}

TEST_CASE("a pin is found where our clock, off by days, is set right while it is looked for", "[look]")
{
    for (const std::chrono::hours off : {-60h, +60h}) {
        INFO(off.count());
        Rig rig;
        SetOurClock(rig, off);
        const std::string id = rig.Add("Lamp");
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        rig.pinterest.lag = 230s;  // Only the last lookup can see it.
        rig.Run(125s);
        SetOurClock(rig, -off);
        rig.Run(10min);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("a clock that is set while a pin is looked for neither ends the wait nor draws it out", "[look]")
{
    for (const std::chrono::hours step : {-3h, +3h}) {
        INFO(step.count());
        Rig rig;
        const std::string id = rig.Add("Lamp");
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        rig.pinterest.lag = 230s;  // Only the last lookup can see it.
        rig.Run(125s);
        SetOurClock(rig, step);
        rig.Run(5min);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("a pin that waits for its next try goes out once the clock is set back past it", "[look]")
{
    const bool restarts = GENERATE(false, true);
    CAPTURE(restarts);
    Rig rig;
    SetOurClock(rig, 3h);
    const std::string id = rig.Add("Lamp");
    const std::string later = rig.Add("Chair", rig.clock.Now() + 5min);
    rig.pinterest.treatments.push_back(Answer(Made::kNo, 503));
    rig.pinterest.treatments.back().reachable = false;
    rig.Step();
    CHECK(rig.Get(id).state == PinState::kScheduled);
    const std::string unknown = rig.Add("Vase", {}, [](Pin& pin) { pin.board_id = "1000000000000000002"; });
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    rig.Run(10s);
    CHECK(rig.Get(unknown).state == PinState::kUnconfirmed);
    SetOurClock(rig, -3h);
    if (restarts)
        rig.Restart();
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.Get(unknown).state == PinState::kPublished);
    CHECK(rig.Get(later).state == PinState::kScheduled);  // It has its own time.
}

TEST_CASE("a clock that is set during the call does not put the search at the wrong time", "[look]")
{
    for (const std::chrono::hours step : {-3h, +3h}) {
        INFO(step.count());
        Rig rig;
        const std::string id = rig.Add("Lamp");
        rig.pinterest.treatments.push_back(Answer(Made::kYes, 500));
        rig.pinterest.before_fence = [&] { SetOurClock(rig, step); };
        rig.Step();
        rig.Run(10min);
        CHECK(rig.Get(id).state == PinState::kPublished);
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("a pin whose texts were changed while our clock was set is for a person to decide", "[look]")
{
    for (const std::chrono::minutes step : {-180min, -10min, +10min, +180min}) {
        INFO(step.count());
        Rig rig;
        rig.pinterest.suffix = " #ad";
        const std::string id = rig.Add("Lamp");
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        rig.Run(125s);
        SetOurClock(rig, step);
        rig.Run(10min);
        CHECK(CauseOf(rig.Get(id)) == "needs_decision");
        CHECK(rig.pinterest.pins.size() == 1);
    }
}

TEST_CASE("a look that was under way while the clock was set back leaves no wait behind", "[look]")
{
    Rig rig;
    SetOurClock(rig, 3h);
    std::vector<std::function<void()>> jobs;
    Scheduler scheduler(
        *rig.tools, [&](std::function<void()> job) { jobs.push_back(std::move(job)); }, [] {});
    const auto pass = [&] {
        (void)scheduler.RunOnce(rig.clock.Now());
        for (const std::function<void()>& job : std::exchange(jobs, {}))
            job();
    };
    const std::string id = rig.Add("Lamp");
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    pass();
    REQUIRE(rig.Get(id).state == PinState::kUnconfirmed);
    rig.clock.Move(5s);
    rig.pinterest.before_list = [&] {
        rig.pinterest.before_list = nullptr;
        SetOurClock(rig, -3h);
        (void)scheduler.RunOnce(rig.clock.Now());
    };
    for (int passes = 0; passes < 60; ++passes) {
        pass();
        rig.clock.Move(10s);
    }
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 1);
}

TEST_CASE("a look during which the clock was set back leaves no wait behind for the next start", "[look]")
{
    Rig rig;
    SetOurClock(rig, 3h);
    const std::string id = rig.Add("Lamp");
    rig.pinterest.treatments.push_back(Cut(Made::kNo));
    rig.Run(235s);
    REQUIRE(rig.Get(id).state == PinState::kUnconfirmed);
    {
        std::vector<std::function<void()>> jobs;
        Scheduler scheduler(
            *rig.tools, [&](std::function<void()> job) { jobs.push_back(std::move(job)); }, [] {});
        rig.pinterest.before_list = [&] {
            rig.pinterest.before_list = nullptr;
            SetOurClock(rig, -3h);
        };
        while (rig.pinterest.before_list) {
            rig.clock.Move(1s);
            (void)scheduler.RunOnce(rig.clock.Now());
            for (const std::function<void()>& job : std::exchange(jobs, {}))
                job();
        }
    }
    REQUIRE(rig.Get(id).state == PinState::kScheduled);
    rig.Add("Chair");  // An event at the new clock's time, before the end.
    rig.Restart();
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 2);
}

TEST_CASE("a clock that is set between claim and call puts nothing at the wrong time", "[look]")
{
    for (const std::chrono::minutes step : {-180min, -20min, +20min, +180min}) {
        INFO(step.count());
        Rig rig;
        rig.pinterest.suffix = " #ad";
        std::vector<std::function<void()>> jobs;
        Scheduler scheduler(
            *rig.tools, [&](std::function<void()> job) { jobs.push_back(std::move(job)); }, [] {});
        const auto work = [&] {
            for (const std::function<void()>& job : std::exchange(jobs, {}))
                job();
        };
        const std::string id = rig.Add("Lamp");
        rig.pinterest.treatments.push_back(Cut(Made::kYes));
        (void)scheduler.RunOnce(rig.clock.Now());
        SetOurClock(rig, step);
        // Another call is answered meanwhile, which reveals the current difference between the clocks.
        (void)rig.tools->Ask(kAccount, [](pinwright::pinterest::Api& api, const std::string& token) {
            return api.GetUser(token);
        });
        work();
        for (int passes = 0; passes < 60; ++passes) {
            rig.clock.Move(10s);
            (void)scheduler.RunOnce(rig.clock.Now());
            work();
        }
        CHECK(CauseOf(rig.Get(id)) == "needs_decision");
        CHECK(rig.pinterest.pins.size() == 1);
    }
}
