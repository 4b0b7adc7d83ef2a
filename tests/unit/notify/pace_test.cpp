// When each alarm is sent, on a clock that the test moves.
#include "proxy/notify/pace.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::notify {

namespace {

using namespace std::chrono_literals;

Alarm Of(const std::string& key, std::int64_t count = 0)
{
    Alarm alarm;
    alarm.key = key;
    alarm.count = count;
    return alarm;
}

/// A pace whose receiver accepts or refuses everything.
struct Room {
    Pace pace;
    std::set<std::string> told;
    Timestamp now = FromMillis(1'800'000'000'000);
    bool takes = true;

    /// What is sent within `span`, checked every five seconds: for example `45 a`, the seconds first.
    std::vector<std::string> Within(std::chrono::seconds span, const std::vector<Alarm>& alarms)
    {
        std::vector<std::string> said;
        const Timestamp from = now;
        for (; now - from <= span; now += 5s) {
            const Pace::Step step = pace.Next(alarms, told, now);
            for (const std::string& key : step.past)
                told.erase(key);
            if (!step.tell)
                continue;
            said.push_back(
                std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now - from).count()) + " " +
                step.tell->key);
            if (takes)
                told.insert(step.tell->key);
            takes ? pace.Taken() : pace.NotTaken(now);
        }
        return said;
    }
};

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("a cause is told once for as long as it holds, and anew when it comes back", "[pace]")
{
    Room room;
    CHECK(room.Within(24h, {Of("a")}) == Said{"0 a"});
    CHECK(room.Within(5s, {}).empty());
    CHECK(room.told.empty());
    CHECK(room.Within(24h, {Of("a")}) == Said{"0 a"});
}

TEST_CASE("several causes are several messages", "[pace]")
{
    Room room;
    CHECK(room.Within(60s, {Of("a"), Of("b")}) == Said{"0 a", "5 b"});
}

TEST_CASE("what was told before a restart is not told after it", "[pace]")
{
    Room room;
    room.told = {"a"};
    CHECK(room.Within(24h, {Of("a"), Of("b")}) == Said{"0 b"});
}

TEST_CASE("pins that fall together are told together", "[pace]")
{
    Room room;
    CHECK(room.Within(10s, {Of("p", 1)}).empty());
    CHECK(room.Within(20s, {Of("p", 4)}).empty());
    CHECK(room.Within(20s, {Of("p", 10)}).empty());
    CHECK(room.Within(60s, {Of("p", 10)}) == Said{"5 p"});
    CHECK(room.Within(24h, {Of("p", 11)}).empty());  // Later pins with the same cause.

    SECTION("but never later than three minutes")
    {
        Room endless;
        Said said;
        for (int count = 1; count <= 200; ++count)
            for (const std::string& one : endless.Within(0s, {Of("p", count)}))
                said.push_back(std::to_string(count * 5 - 5) + one.substr(1));
        CHECK(said == Said{"180 p"});
    }
}

TEST_CASE("what nobody takes is retried, later and later, until it is taken", "[pace]")
{
    Room room;
    room.takes = false;
    CHECK(room.Within(4h, {Of("a")}) ==
          Said{"0 a", "30 a", "90 a", "210 a", "450 a", "930 a", "1890 a", "3810 a", "7410 a", "11010 a"});
    room.takes = true;
    CHECK(room.Within(1h, {Of("a")}).size() == 1);
    CHECK(room.Within(24h, {Of("a")}).empty());
    CHECK(room.Within(60s, {Of("a"), Of("b")}) == Said{"0 b"});
}

TEST_CASE("what is past before it was taken is not told", "[pace]")
{
    Room room;
    room.takes = false;
    CHECK(room.Within(10s, {Of("a"), Of("p", 1)}) == Said{"0 a"});
    room.takes = true;
    CHECK(room.Within(1h, {}).empty());
    CHECK(room.pace.Next({}, room.told, room.now).waiting == false);
}

TEST_CASE("a pause that the receiver asks for is kept, up to an hour", "[pace]")
{
    Room room;
    room.pace.NotTaken(room.now, 600s);
    CHECK(room.Within(700s, {Of("a")}) == Said{"600 a"});
    room.told.clear();
    room.pace.NotTaken(room.now, 48h);
    CHECK(room.Within(2h, {Of("a")}) == Said{"3600 a"});
}

TEST_CASE("a clock that was set back keeps nothing waiting", "[pace]")
{
    Room room;
    room.takes = false;
    room.Within(3000s, {Of("a"), Of("p", 1)});
    room.takes = true;
    room.now -= 365 * 24h;
    CHECK(room.Within(60s, {Of("a"), Of("p", 1)}) == Said{"0 a", "30 p"});
}

}  // namespace pinwright::notify
