#include "proxy/standin/world/fault_switches.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace pinwright::standin {

TEST_CASE("a path is a prefix of whole segments, or a pattern", "[standin]")
{
    const struct {
        const char* pattern;
        const char* path;
        bool fits;
    } cases[] = {{"", "/v5/pins", true},
                 {"/v5/pins", "/v5/pins", true},
                 {"/v5/pins", "/v5/pins/7", true},
                 {"/v5/pins", "/v5/pinsx", false},
                 {"/v5/pin", "/v5/pins", false},
                 {"/v5/", "/v5/pins", true},
                 {"/boards/*/pins", "/boards/7/pins", true},
                 {"/boards/*/pins", "/boards/7/sections", false},
                 {"/boards/*/pins", "/boards/7/pins/8", false},
                 {"*", "/anything", true}};
    for (const auto& one : cases) {
        CAPTURE(one.pattern, one.path);
        CHECK(PathFits(one.pattern, one.path) == one.fits);
    }
}

TEST_CASE("a rule is used as often as it says, with or without /v5", "[standin]")
{
    Faults faults;
    Rule rule;
    rule.trouble = Trouble::kDrop;
    rule.method = "POST";
    rule.path = "/pins";
    rule.times = 2;
    faults.Add(rule);
    CHECK_FALSE(faults.Take("GET", "/v5/pins", "/pins").drop_before);
    CHECK(faults.Take("POST", "/v5/pins", "/pins").drop_before);
    CHECK(faults.Take("POST", "/sandbox/v5/pins", "/pins").drop_before);
    CHECK(faults.Take("POST", "/v5/pins", "/pins").IsTrue());
    CHECK(faults.rules().empty());

    rule.times = -1;
    faults.Add(rule);
    for (int turn = 0; turn < 5; ++turn)
        CHECK(faults.Take("POST", "/v5/pins", "/pins").drop_before);
    faults.Clear();
    CHECK(faults.Take("POST", "/v5/pins", "/pins").IsTrue());
}

TEST_CASE("rules of one kind wait for each other, those of different kinds act together", "[standin]")
{
    Faults faults;
    for (const int status : {500, 429}) {
        Rule rule;
        rule.status = status;
        faults.Add(rule);
    }
    Rule delay;
    delay.trouble = Trouble::kDelay;
    delay.when = When::kAfter;
    delay.milliseconds = 70;
    faults.Add(delay);
    const Plan first = faults.Take("GET", "/v5/boards", "/boards");
    REQUIRE(first.answer_before);
    CHECK(first.answer_before->status == 500);
    CHECK(first.delay_after_ms == 70);
    CHECK(first.delay_before_ms == 0);
    const Plan second = faults.Take("GET", "/v5/boards", "/boards");
    REQUIRE(second.answer_before);
    CHECK(second.answer_before->status == 429);
}

TEST_CASE("random faults follow their seed and their shares, for POST /pins alone", "[standin]")
{
    const auto run = [](std::uint64_t seed) {
        Faults faults;
        faults.random() = {seed, 0.1, 0.1, 0.1, 0.1, 0.1, 0};
        std::string drawn;
        for (int turn = 0; turn < 2'000; ++turn) {
            const Plan plan = faults.Take("POST", "/v5/pins", "/pins");
            drawn += plan.drop_before                                          ? 'b'
                     : plan.drop_after                                         ? 'a'
                     : plan.answer_before && plan.answer_before->status == 500 ? 'e'
                     : plan.answer_after && plan.answer_after->status == 500   ? 'E'
                     : plan.answer_before                                      ? 'h'
                     : plan.answer_after                                       ? 'H'
                                                                               : '.';
        }
        return drawn;
    };
    const std::string drawn = run(7);
    CHECK(drawn == run(7));
    CHECK(drawn != run(8));
    for (const char kind : {'b', 'a', 'e', 'E'}) {
        const auto count = std::count(drawn.begin(), drawn.end(), kind);
        CAPTURE(kind, count);
        CHECK(count > 140);
        CHECK(count < 260);
    }
    CHECK(drawn.find('h') != std::string::npos);
    CHECK(drawn.find('H') != std::string::npos);

    Faults faults;
    faults.random().drop_before = 1;
    CHECK(faults.Take("GET", "/v5/pins", "/pins").IsTrue());
    CHECK(faults.Take("POST", "/v5/pins/7/save", "/pins/7/save").IsTrue());
    CHECK_FALSE(faults.Take("POST", "/v5/pins", "/pins").IsTrue());
}

TEST_CASE("texts change as the switch says", "[standin]")
{
    CHECK(Altered("  a  b ", TextChange::kTrim) == "a b");
    CHECK(Altered("a\xC3\xA9z", TextChange::kUpper) == "A\xC3\xA9Z");
    CHECK(Altered("a", TextChange::kAppend) == "a (edited)");
    CHECK(Altered("https://e.org/", TextChange::kUtm) ==
          "https://e.org/?utm_source=Pinterest&utm_medium=organic");
    CHECK(Altered("https://e.org/?a", TextChange::kUtm) ==
          "https://e.org/?a&utm_source=Pinterest&utm_medium=organic");
}

}  // namespace pinwright::standin
