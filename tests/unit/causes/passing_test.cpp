// Troubles that pass on their own, or with a decision by the person: nothing is lost, nothing is published
// twice.
#include <catch2/catch_test_macros.hpp>

#include "proxy/diagnosis/all_checks.hpp"
#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

const char* const kNothingToDo = "Wait a few minutes. No action needed.";
const char* const kTryAgain = "Wait a few minutes, or try again now.";
const char* const kCheckNetwork = "Check the server’s internet connection, then try again.";
const char* const kSetClock = "Turn on the server’s time synchronization, or set its clock.";
const char* const kResume = "Resume once you’re sure that no other copy of this server is running.";

/// Plans a pin, lets this happen, and checks that the due pin waits.
Happens Waits(Happens happens, const std::string& state)
{
    return [=](World& world) {
        world.Plan();
        happens(world);
        world.Run(1h + 1s);
        CHECK(world.Pin().at("state") == state);
    };
}

Happens Answers(int status, const json& more)
{
    return [=](World& world) {
        json rule = {{"method", "POST"}, {"path", "/pins"}, {"times", 1}, {"status", status}};
        rule.update(more);
        world.Control("/fail", rule);
    };
}

Happens Drops(const std::string& when)
{
    return [when](World& world) {
        world.Control("/drop", {{"method", "POST"}, {"path", "/pins"}, {"times", 1}, {"when", when}});
    };
}

Happens AsksForBoards(Happens happens)
{
    return [happens](World& world) {
        world.SignIn();
        happens(world);
        world.Ask("POST", "/api/v1/accounts/" + world.account + "/boards", {{"name", "A new board"}});
    };
}

void HasTheBoard(World& world)
{
    CHECK(world.answer.status == 201);
    CHECK(world.Get("/api/v1/accounts/" + world.account + "/boards?refresh=1").at("items").size() == 7);
}

/// The answer is lost, and Pinterest shows the title differently than it was sent.
void IsMuchLikeAnother(World& world)
{
    world.Plan();
    world.Control("/texts", {{"field", "title"}, {"change", "append"}});
    Drops("after")(world);
    world.UntilDue();
    world.Run(10min);
    CHECK(world.Pin().at("state") == "unconfirmed");
}

void IsTakenForOurs(World& world)
{
    const json candidate = world.Pin().at("candidates").at(0);
    world.Ask("POST", "/api/v1/pins/" + world.pin + "/decision",
              {{"pinterest_pin_id", candidate.at("pinterest_pin_id")}});
    GoesOut(world);
}

void PauseAll(World& world)
{
    world.Plan();
    world.Ask("PATCH", "/api/v1/settings", {{"paused", true}});
    REQUIRE(world.answer.status == 200);
    world.UntilDue();
    CHECK(world.Ledger().empty());
}

/// This world's publisher has no loop, so the check is told that the scheduler works.
Shown InTheSchedulersCheck(World& world)
{
    const diagnosis::Means means{
        world.server().config(), world.server().store(), world.line, world.clock, "1", [] {
            return std::optional(diagnosis::SchedulerState{});
        }};
    for (const Check& check : diagnosis::RunCheckup(means, {}))
        if (check.id == "scheduler")
            return {check.cause, check.title, check.detail, check.fix, std::string(ToString(check.action))};
    return {};
}

void Resumes(World& world)
{
    world.Ask("PATCH", "/api/v1/settings", {{"paused", false}});
    GoesOut(world);
}

void IsTooLate(World& world)
{
    world.Plan();
    world.Ask("PATCH", "/api/v1/settings", {{"overdue", "skip"}, {"paused", true}});
    INFO(world.answer.body);
    REQUIRE(world.answer.status == 200);
    world.clock.Move(48h);
    world.Ask("PATCH", "/api/v1/settings", {{"paused", false}});
    world.Run(1min);
    CHECK(world.Pin().at("state") == "failed");
}

}  // namespace

std::vector<Row> PassingRows()
{
    const Happens skew_ahead = [](World& world) { world.Control("/clock", {{"skew_s", -600}}); };
    const Happens set_right = [](World& world) { world.Control("/clock", {{"skew_s", 0}}); };
    const Happens cut = [](World& world) { world.line.cut = true; };
    const Happens join = [](World& world) { world.line.cut = false; };
    const Happens down = [](World& world) {
        world.Control("/fail", {{"times", -1}, {"path", "/v5"}, {"status", 503}, {"body", "<html>"}});
    };
    const Happens up = [](World& world) { world.Control("/clear"); };
    return {
        {"the answer is lost, the pin was made",
         Waits(Drops("after"), "unconfirmed"),
         OnPin,
         "outcome_unknown",
         "It isn’t clear yet whether the pin was published.",
         "doesn’t post the pin again",
         kNothingToDo,
         "wait",
         {},
         GoesOut},
        {"the answer is lost, the pin was not made",
         Waits(Drops("before"), "unconfirmed"),
         OnPin,
         "outcome_unknown",
         "It isn’t clear yet whether the pin was published.",
         "doesn’t post the pin again",
         kNothingToDo,
         "wait",
         {},
         GoesOut},
        {"Pinterest stumbles over the pin",
         Waits(Answers(400, {{"code", 2787}, {"message", "Sorry! Something went wrong on our end."}}),
               "unconfirmed"),
         OnPin,
         "outcome_unknown",
         "It isn’t clear yet whether the pin was published.",
         "searches the board",
         kNothingToDo,
         "wait",
         {},
         GoesOut},
        {"a pin much like it is there",
         IsMuchLikeAnother,
         OnPin,
         "needs_decision",
         "A pin like yours is on the board.",
         "On the board, there is a pin like this one: ",
         "Open it on Pinterest, then say whether it’s yours, or publish again.",
         "",
         {},
         IsTakenForOurs},
        {"Pinterest's limit is reached",
         Waits(Answers(429, {{"code", 8},
                             {"message", "This request exceeded a rate limit."},
                             {"headers", {{"x-ratelimit-reset", "300"}}}}),
               "scheduled"),
         OnPin,
         "rate_limited",
         "Pinterest’s request limit is reached.",
         "exceeded a rate limit",
         "No action needed.",
         "wait",
         {},
         GoesOut},
        {"Pinterest's block against spam",
         Waits(Answers(429, {{"code", 8},
                             {"message", "Sorry"},
                             {"message_detail", "You have hit a block we have in place to combat spam"}}),
               "scheduled"),
         OnPin,
         "spam_block",
         "Pinterest has paused publishing for this account.",
         "Sorry (HTTP 429, code 8",
         "Wait a day, then publish more slowly.",
         "wait",
         {},
         GoesOut},
        {"Pinterest is down", AsksForBoards(down), InAnswer, "pinterest_down",
         "Pinterest is having problems.", "HTTP 503", kTryAgain, "retry", up, HasTheBoard},
        {"Pinterest is down while the pin is due",
         [=](World& world) {
             world.Plan();
             world.clock.Move(2h);  // An old pin is looked up first, and that fails.
             down(world);
             world.Run(1min);
         },
         OnPin, "pinterest_down", "Pinterest is having problems.", "HTTP 503", kTryAgain, "retry", up,
         GoesOut},
        {"no network", AsksForBoards(cut), InAnswer, "pinterest_unreachable",
         "Pinterest cannot be reached from this server.", "could not be looked up", kCheckNetwork, "retry",
         join, HasTheBoard},
        {"no network while the pin is due", Waits(cut, "scheduled"), OnPin, "pinterest_unreachable",
         "Pinterest cannot be reached from this server.", "could not be looked up", kCheckNetwork, "retry",
         join, GoesOut},
        {"no network, and it comes back", Waits(cut, "scheduled"), InCheck("pinterest"),
         "pinterest_unreachable", "Pinterest cannot be reached from this server.", "could not be looked up",
         kCheckNetwork, "retry", join, GoesOut},
        {"the clock is fast", Waits(skew_ahead, "scheduled"), OnPin, "clock_wrong",
         "This server’s clock is wrong.", " seconds ahead of Pinterest's", kSetClock, "wait", set_right,
         GoesOut},
        {"the clock is fast, in the panel",
         [=](World& world) {
             world.Plan();
             skew_ahead(world);
         },
         InCheck("pinterest"), "clock_wrong", "This server’s clock is wrong.", "600 s ahead of Pinterest’s",
         kSetClock, "wait", set_right, GoesOut},
        {"publishing is paused",
         PauseAll,
         InTheSchedulersCheck,
         "paused",
         "Publishing is paused.",
         "Someone paused it",
         kResume,
         "",
         {},
         Resumes},
        {"the time has passed",
         IsTooLate,
         OnPin,
         "overdue",
         "Its publishing time has passed.",
         "too late to publish automatically",
         "Choose a new time, or publish it now.",
         "retry",
         {},
         GoesOut},
    };
}

TEST_CASE("whatever passes is said, and passes as it says", "[causes]")
{
    for (const Row& row : PassingRows())
        Try(row);
}

}  // namespace pinwright::causes
