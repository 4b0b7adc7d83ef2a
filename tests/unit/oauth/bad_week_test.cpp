// A week in which anything on the way may fail: no connection ends because of it.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "tests/unit/oauth/fixture.hpp"

using namespace pinwright;
using namespace pinwright::oauth;
using namespace pinwright::oauth::testing;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;

namespace {

constexpr int kWeeks = 12;
constexpr auto kStep = 10min;

/// What may arrive instead of Pinterest's answer. Never a refusal of the sign-in.
net::Outcome Weather(std::mt19937& chance, Timestamp now)
{
    const std::string skewed =
        FormatHttpDate(now + std::chrono::hours(static_cast<int>(chance() % 2000) - 1000));
    switch (chance() % 12) {
        case 0:
            return Failed(net::Failure::kConnect);
        case 1:
            return Failed(net::Failure::kTls);
        case 2:
            return Failed(net::Failure::kTimeout);
        case 3:
            return Failed(net::Failure::kCut);
        case 4:
            return Answered(500, R"({"code":500,"message":"Internal error."})");
        case 5:
            return Answered(503, "<html>busy</html>", {{"Date", skewed}});
        case 6:
            return Answered(429, R"({"code":8,"message":"This request exceeded a rate limit."})",
                            {{"x-ratelimit-reset", "60"}});
        case 7:
            return Answered(200, "<html>Sign in to the wireless network</html>");
        case 8:
            return Answered(200, R"({"access_token":"pina_)");
        case 9:
            return Answered(200, "{}");
        case 10:
            return Answered(404, "not here");
        default:
            return Answered(408, {}, {{"Date", skewed}});
    }
}

TEST_CASE_METHOD(Fixture, "a week of faults on the way never asks for a reconnection")
{
    for (unsigned seed = 1; seed <= kWeeks; ++seed) {
        CAPTURE(seed);
        std::mt19937 chance(seed);
        transport.Answer([this](const Asked& asked) { return Kind(asked); });
        const std::string id = Connect();
        clock.Move(24h * 30 * 3 / 4 - 1min);  // From now on it is due for renewal.
        const std::string before = TokenNow(id);
        transport.Answer([&](const Asked&) { return Weather(chance, clock.Now()); });
        for (auto spent = 0min; spent < 24h * 7; spent += kStep) {
            clock.Move(kStep);
            if (chance() % 200 == 0)
                Restart();
            connections->KeepFresh(clock.Now());
            const auto access = connections->AccessTo(id);
            REQUIRE(access.ok());
            REQUIRE(access->token == before);
            REQUIRE(AccountNow(id).state == AccountState::kConnected);
        }
        // A token that Pinterest refuses meanwhile is renewed as soon as Pinterest answers again.
        transport.Answer([this](const Asked& asked) { return Kind(asked); });
        clock.Move(2h);
        connections->KeepFresh(clock.Now());
        CHECK(TokenNow(id) != before);
        CHECK(CauseId(id).empty());
    }
}

}  // namespace
