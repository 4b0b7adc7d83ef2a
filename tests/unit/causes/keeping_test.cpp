// The connection survives everything that the network does.
#include <atomic>
#include <barrier>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <random>
#include <thread>
#include <vector>

#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

constexpr const char* kTokens = "/v5/oauth/token";
constexpr const char* kHtml = "<html><body>Sign in to the guest network</body></html>";

net::Outcome Failed(net::Failure failure)
{
    return {{}, failure, "weather"};
}

net::Outcome Answered(int status, const std::string& body)
{
    return {net::Reply{status, {{"Content-Type", "text/html"}}, body}, {}, {}};
}

/// Bad weather: half of the calls fail, each in one of the ways of a network or a busy Pinterest.
class BadWeather {
public:
    explicit BadWeather(unsigned seed) : m_draw(seed) {}

    net::Outcome operator()(const net::Request& request, net::Transport& open)
    {
        switch (m_draw() % 28) {
            case 0:
                return Failed(net::Failure::kResolve);
            case 1:
                return Failed(net::Failure::kConnect);
            case 2:
                return Failed(net::Failure::kTls);
            case 3:
                return Failed(net::Failure::kTimeout);
            case 4:
                return Failed(net::Failure::kCut);
            case 5:
                return Answered(200, kHtml);
            case 6:
                return Answered(302, "");
            case 7:
                return Answered(401, kHtml);
            case 8:
                return Answered(403, kHtml);
            case 9:
                return Answered(404, kHtml);
            case 10:
                return Answered(429, R"({"code":8,"message":"This request exceeded a rate limit."})");
            case 11:
                return Answered(500, R"({"code":500,"message":"Something went wrong on our end."})");
            case 12:
                return Answered(502, kHtml);
            case 13:
                return Answered(200, "{}");
            case 14: {  // Done, but the answer is lost.
                (void)open.Send(request);
                return Failed(net::Failure::kTimeout);
            }
            case 15: {  // Done, but only half of the answer arrives.
                net::Outcome outcome = open.Send(request);
                if (outcome.reply)
                    outcome.reply->body.resize(outcome.reply->body.size() / 2);
                return outcome;
            }
            default:
                return open.Send(request);
        }
    }

private:
    std::mt19937 m_draw;
};

std::string TitleOf(int number)
{
    return "Bowl number " + std::to_string(number) + " of the week";
}

}  // namespace

TEST_CASE("a thousand calls at the moment of expiry make one refresh at Pinterest", "[keeping]")
{
    constexpr int kThreads = 32;
    constexpr int kCalls = 32;
    World world;
    world.SignIn();
    // Expired by either clock; here both are the same.
    world.clock.Move(world.server().store().accounts.FindTokens(world.account)->access_expires_at -
                     world.clock.Now());
    const int before = world.Asked(kTokens);
    std::atomic<int> good{0};
    std::barrier ready(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&] {
            ready.arrive_and_wait();
            for (int k = 0; k < kCalls; ++k)
                good += world.server()
                            .connections()
                            .Call(world.account, [](pinterest::Api& api,
                                                    const std::string& token) { return api.GetUser(token); })
                            .ok();
        });
    for (std::thread& one : threads)
        one.join();
    CHECK(good == kThreads * kCalls);
    CHECK(world.Asked(kTokens) - before == 1);
    IsConnected(world);
    CHECK(world.Leaks() == "");
}

TEST_CASE("a week of bad weather never ends a connection, and all is published once", "[keeping]")
{
    const auto seed = GENERATE(1u, 2u, 3u);
    INFO("seed " << seed);
    constexpr int kHours = 7 * 24;
    constexpr int kHoursAPin = 6;
    World world;
    world.SignIn();
    world.clock.Move(20 * 24h);  // The week in which the token should be renewed.
    world.Plan();
    const std::string board = world.board;
    std::set<std::string> pins{world.pin};
    for (int number = 1; number * kHoursAPin < kHours; ++number) {
        world.Save({{"title", TitleOf(number)},
                    {"publish_at", FormatRfc3339(world.clock.Now() + number * kHoursAPin * 1h)}});
        pins.insert(world.pin);
    }
    world.line.weather = BadWeather(seed);
    std::mt19937 draw(seed);
    for (int hour = 0; hour < kHours; ++hour) {
        // Every other day, this machine's clock is off by up to two days.
        if (hour % 24 == 12)
            world.Control("/clock",
                          {{"skew_s", draw() % 2 == 0 ? static_cast<int>(draw() % 345'600) - 172'800 : 0}});
        (void)world.Get("/api/v1/accounts/" + world.account + "/boards?refresh=1");
        world.Run(4min);
        world.clock.Move(56min);
        INFO("hour " << hour);
        REQUIRE(world.Account().at("state") == "connected");
    }
    world.line.weather = {};
    world.Control("/clock", {{"skew_s", 0}});
    const auto left = [&] {
        std::string states;
        for (const std::string& pin : pins) {
            world.pin = pin;
            if (const json now = world.Pin(); now.at("state") != "published")
                states += now.dump() + "\n";
        }
        return states;
    };
    for (int tries = 0; tries < 30 && !left().empty(); ++tries)
        world.Run(10min);
    CHECK(left() == "");
    CHECK(world.Ledger().size() == pins.size());
    CHECK(world.Account().at("state") == "connected");
    CHECK(world.Leaks() == "");
}

TEST_CASE("a lost refresh answer ends nothing before the token at hand does", "[keeping]")
{
    World world;
    world.SignIn();
    world.Control("/token", {{"lose_refresh_answer", 1}});
    world.clock.Move(23 * 24h);
    world.Plan();
    world.Run(10min);
    CHECK(world.Asked(kTokens) == 3);  // The code, the refresh whose answer is lost, and one that is refused.
    CHECK(OnAccount(world).id == "token_warning");
    CHECK(OnAccount(world).action == "reconnect");

    // The refresh is retried, rarely, and the current token serves meanwhile.
    world.Run(51min);
    GoesOut(world);
    const int before = world.Asked(kTokens);
    for (int day = 0; day < 5; ++day) {
        world.clock.Move(24h);
        world.Run(2min);
    }
    CHECK(world.Asked(kTokens) - before == 5);
    CHECK(OnAccount(world).id == "token_warning");
    CHECK(world.Account().at("state") == "connected");

    // The connection has ended: pins wait, and are published after the reconnection.
    world.clock.Move(3 * 24h);
    world.Save();
    world.Run(2min);
    CHECK(OnPin(world).id == "session_expired");
    CHECK(world.Account().at("state") == "needs_reconnection");
    world.Do("reconnect");
    world.Run(2min);
    CHECK(world.Pin().at("state") == "published");
    CHECK(world.Ledger().size() == 2);
    IsConnected(world);
    CHECK(world.Leaks() == "");
}

}  // namespace pinwright::causes
