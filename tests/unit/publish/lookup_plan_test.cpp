#include "proxy/publish/lookup_plan.hpp"

#include <catch2/catch_test_macros.hpp>

#include "proxy/publish/test_hooks.hpp"

using namespace std::chrono_literals;
using pinwright::FromMillis;
using pinwright::Timestamp;
using pinwright::publish::LookAgain;
using pinwright::publish::LookRank;
using pinwright::publish::LookupPlan;
using pinwright::publish::NextLook;
using pinwright::publish::RankOf;
using pinwright::store::Publication;

namespace {

const Timestamp kUnknownSince = FromMillis(1'700'000'000'000);

Publication Unknown(int looks)
{
    Publication publication;
    publication.looks = looks;
    publication.unknown_since = kUnknownSince;
    return publication;
}

}  // namespace

TEST_CASE("looks are taken 5, 20, 60, 120 and 240 seconds after the attempt", "[look]")
{
    const LookupPlan plan;
    Timestamp now = kUnknownSince + plan.after.front();
    const std::chrono::seconds expected[] = {20s, 60s, 120s, 240s};
    for (int looks = 0; looks < 4; looks++) {
        CHECK(RankOf(Unknown(looks), now, plan) == LookRank::kEarly);
        now = NextLook(Unknown(looks), now, plan);
        CHECK(now == kUnknownSince + expected[looks]);
    }
    CHECK(RankOf(Unknown(4), now, plan) == LookRank::kLast);
}

TEST_CASE("only the last look, and never before 240 seconds, can call a pin absent", "[look]")
{
    struct Case {
        const char* name;
        int looks;
        std::chrono::milliseconds age;
        LookRank rank;
    };
    const Case cases[] = {
        {"first look", 0, 5s, LookRank::kEarly},
        {"clock jumped far ahead after the first look", 1, 24h, LookRank::kEarly},
        {"three looks, long ago", 3, 24h, LookRank::kEarly},
        {"all looks, a moment too early", 4, 240s - 1ms, LookRank::kEarly},
        {"all looks and all the time", 4, 240s, LookRank::kLast},
        {"clock was set back", 4, -1h, LookRank::kEarly},
        {"looks that were incomplete at the end", 9, 1h, LookRank::kLast},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        CHECK(RankOf(Unknown(one.looks), kUnknownSince + one.age, LookupPlan{}) == one.rank);
    }
}

TEST_CASE("after a clock was set back the last look is still taken", "[look]")
{
    const Timestamp now = kUnknownSince - 1h;
    CHECK(NextLook(Unknown(4), now, LookupPlan{}) == now + 240s);
    CHECK(NextLook(Unknown(4), kUnknownSince + 239s, LookupPlan{}) == kUnknownSince + 244s);
}

TEST_CASE("a look that could not be taken is taken again, ever less often", "[look]")
{
    const LookupPlan plan;
    struct Case {
        std::chrono::milliseconds age;
        std::chrono::milliseconds wait;
    };
    for (const Case& one :
         {Case{0s, 5s}, Case{5s, 5s}, Case{60s, 30s}, Case{240s, 120s}, Case{24h, 240s}, Case{-1h, 5s}}) {
        INFO(one.age.count());
        const Timestamp now = kUnknownSince + one.age;
        CHECK(LookAgain(Unknown(2), now, plan) == now + one.wait);
    }
}

TEST_CASE("a faster plan keeps its steps", "[look]")
{
    CHECK(LookupPlan{}.Faster(60).after.back() == 4s);
    CHECK(LookupPlan{}.Faster(60).after.size() == LookupPlan{}.after.size());
    CHECK(LookupPlan{}.Faster(1).after == LookupPlan{}.after);
    CHECK(LookupPlan{}.Faster(0).after == LookupPlan{}.after);
}

TEST_CASE("only a stand-in on loopback may be looked at faster", "[look]")
{
    struct Variables : pinwright::config::Environ {
        std::optional<std::string> value;
        std::optional<std::string> Get(const std::string& name) const override
        {
            return name == "PINWRIGHT_TEST_LOOK_SCALE" ? value : std::nullopt;
        }
    };
    struct Case {
        const char* name;
        pinwright::Environment environment;
        const char* url;
        std::optional<std::string> value;
        bool faster;
    };
    const Case cases[] = {
        {"stand-in", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "60", true},
        {"stand-in by name", pinwright::Environment::kStandin, "http://localhost:8090/v5", "60", true},
        {"not asked for", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", std::nullopt, false},
        {"production", pinwright::Environment::kProduction, "https://api.pinterest.com/v5", "60", false},
        {"production behind a loopback address", pinwright::Environment::kProduction, "http://127.0.0.1:1/v5",
         "60", false},
        {"a host that only begins so", pinwright::Environment::kStandin, "http://127.0.0.1.example.org/v5",
         "60", false},
        {"no number", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "fast", false},
        {"a number and more", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "60x", false},
        {"nothing", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "", false},
        {"zero", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "0", false},
        {"negative", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "-5", false},
        {"too fast", pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", "1001", false},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        pinwright::config::Config config;
        config.site.environment = one.environment;
        config.site.api_url = one.url;
        Variables variables;
        variables.value = one.value;
        const bool faster = pinwright::publish::TrialOf(config, variables).plan.after.back() < 240s;
        CHECK(faster == one.faster);
    }
    pinwright::config::Config config;
    config.site = {pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", ""};
    config.sandbox = pinwright::config::PinterestSite{pinwright::Environment::kSandbox,
                                                      "https://api-sandbox.pinterest.com/v5", ""};
    Variables variables;
    variables.value = "60";
    CHECK(pinwright::publish::TrialOf(config, variables).plan.after.back() == 240s);
}

TEST_CASE("a step strikes only in a trial, and only one that there is", "[look_plan]")
{
    struct Asked : pinwright::config::Environ {
        explicit Asked(std::string_view the_step) : step(the_step) {}
        std::optional<std::string> Get(const std::string& name) const override
        {
            return name == pinwright::publish::kKillVariable ? std::optional(step) : std::nullopt;
        }
        std::string step;
    };
    pinwright::config::Config config;
    config.site = {pinwright::Environment::kStandin, "http://127.0.0.1:8090/v5", ""};
    int survived = 0;
    const auto reach_all = [&](std::string_view step) {
        const pinwright::publish::Trial trial = pinwright::publish::TrialOf(config, Asked{step});
        for (const std::string_view one : pinwright::publish::steps::kAll) {
            trial.at_step(one);
            ++survived;
        }
    };
    reach_all("no such step");
    reach_all("");
    config.site.environment = pinwright::Environment::kProduction;
    reach_all("sending");
    CHECK(survived == 3 * static_cast<int>(pinwright::publish::steps::kAll.size()));
}
