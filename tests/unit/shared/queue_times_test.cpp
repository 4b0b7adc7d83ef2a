#include "shared/queue_times.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "shared/account_json.hpp"
#include "shared/json_text.hpp"

namespace pinwright {

namespace {

using Json = nlohmann::json;

Result<QueueTimes> Parsed(const char* text)
{
    return ParseQueueTimes(Json::parse(text));
}

}  // namespace

TEST_CASE("queue times come through JSON in the order of the week, each once", "[queue_times]")
{
    const Result<QueueTimes> read = Parsed(
        R"({"time_zone":"Europe/Vienna","slots":[{"day":7,"time":"23:59"},{"day":1,"time":"09:05"},{"day":7,"time":"23:59"},{"day":1,"time":"00:00"}]})");
    REQUIRE(read.ok());
    const QueueTimes times{"Europe/Vienna", {{1, 0}, {1, 9 * 60 + 5}, {7, 23 * 60 + 59}}};
    CHECK(*read == times);
    CHECK(QueueTimesFromJson(ToJson(times)) == times);
    CHECK(*ParseQueueTimes(ToJson(times)) == times);
    CHECK(ToJson(QueueTimes{"Europe/Vienna", {}}).is_null());
    CHECK(Parsed("null")->slots.empty());
    CHECK(*Parsed(R"({"time_zone":"Europe/Vienna","slots":[]})") == QueueTimes{});
}

TEST_CASE("queue times that cannot be are refused by name", "[queue_times]")
{
    for (const char* const text :
         {"[]", "1", R"({"time_zone":"UTC"})", R"({"time_zone":"UTC","slots":{}})",
          R"({"time_zone":"UTC","slots":[{"day":0,"time":"09:00"}]})",
          R"({"time_zone":"UTC","slots":[{"day":8,"time":"09:00"}]})",
          R"({"time_zone":"UTC","slots":[{"day":1,"time":"24:00"}]})",
          R"({"time_zone":"UTC","slots":[{"day":1,"time":"9:00"}]})",
          R"({"time_zone":"UTC","slots":[{"day":1,"time":"09:60"}]})",
          R"({"time_zone":"UTC","slots":[{"day":1}]})", R"({"slots":[{"day":1,"time":"09:00"}]})"}) {
        CAPTURE(text);
        const Result<QueueTimes> read = Parsed(text);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().cause == Cause::kBadRequest);
    }
    Json many = {{"time_zone", "UTC"}, {"slots", Json::array()}};
    for (int i = 0; i <= kMostQueueSlots; ++i)
        many["slots"].push_back({{"day", 1}, {"time", FormatTimeOfDay(i)}});
    CHECK_FALSE(ParseQueueTimes(many).ok());
    many["slots"].erase(0);
    CHECK(ParseQueueTimes(many).ok());
}

TEST_CASE("an account's change carries its queue times only where they are meant", "[queue_times]")
{
    CHECK_FALSE(AccountChangeFromJson(Json::parse("{}"))->queue_times);
    CHECK(AccountChangeFromJson(Json::parse(R"({"queue_times":null})"))->queue_times == QueueTimes{});
    AccountChange change;
    change.queue_times = QueueTimes{"UTC", {{3, 60}}};
    CHECK(AccountChangeFromJson(AccountChangeToJson(change))->queue_times == change.queue_times);
    CHECK_FALSE(AccountChangeToJson(AccountChange{}).contains("queue_times"));
    CHECK_FALSE(AccountChangeFromJson(Json::parse(R"({"queue_times":7})")).ok());
}

TEST_CASE("free times are a list of instants", "[queue_times]")
{
    const std::vector<Timestamp> times{FromMillis(60'000), FromMillis(120'000)};
    CHECK(FreeTimesFromJson(FreeTimesToJson(times)) == times);
    CHECK(FreeTimesFromJson(Json::parse("{}")).empty());
}

}  // namespace pinwright
