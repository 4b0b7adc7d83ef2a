// What can happen to this server: its disk and its database.
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

/// No file of this process may grow beyond this, which acts like a full disk.
void LimitFiles(rlim_t bytes)
{
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
    limit.rlim_cur = bytes;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

void UploadOnAFullDisk(World& world)
{
    world.SignIn();
    LimitFiles(100);
    world.Upload(http::test::SmallPng());
    LimitFiles(RLIM_INFINITY);
}

void SaveOnAFullDisk(World& world)
{
    world.Plan();
    world.pin.clear();
    const std::string image = world.Upload(http::test::SmallPng());
    json pin = json::parse(http::test::PinJson(image));
    pin["account_id"] = world.account;
    pin["board_id"] = world.board;
    LimitFiles(100);
    world.Ask("POST", "/api/v1/pins", pin);
    LimitFiles(RLIM_INFINITY);
}

void Run(World& world, const char* sql)
{
    sqlite3* other = nullptr;
    std::string file;
    for (const auto& entry : std::filesystem::directory_iterator(world.server().folder()))
        if (entry.path().extension() == ".db" || entry.path().extension() == ".sqlite")
            file = entry.path();
    REQUIRE(sqlite3_open(file.c_str(), &other) == SQLITE_OK);
    CHECK(sqlite3_exec(other, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(other);
}

void SaveIntoABrokenDatabase(World& world)
{
    world.Plan();
    const std::string first = std::exchange(world.pin, {});
    Run(world, "ALTER TABLE pins RENAME TO gone");
    world.Save();
    CHECK(world.pin.empty());
}

void LoseTheZone(World& world)
{
    world.SignIn();
    AccountChange change;
    change.queue_times = QueueTimes{"Europe/Atlantis", {{1, 540}}};
    REQUIRE(world.server().store().accounts.Change(world.account, change).ok());
}

void HasFreeTimes(World& world)
{
    CHECK(world.Get("/api/v1/accounts/" + world.account + "/free-times").at("items").size() == 1);
    IsConnected(world);
}

void IsStored(World& world)
{
    INFO(world.answer.body);
    CHECK(world.answer.status == 201);
}

}  // namespace

std::vector<Row> ServerRows()
{
    const char* const kUnknownZone = "The time zone of your publishing times is unknown.";
    const char* const kSetTimes =
        "Set the publishing times again, or update the server’s tzdata package and restart Pinwright.";
    const char* const kFreeSpace = "Free some space on the server, then try again.";
    return {
        {"the disk is full for an image",
         UploadOnAFullDisk,
         InAnswer,
         "disk_full",
         "The server’s disk is full.",
         "Everything stored before is safe.",
         kFreeSpace,
         "retry",
         {},
         IsStored},
        {"the disk is full for a pin",
         SaveOnAFullDisk,
         InAnswer,
         "disk_full",
         "The server’s disk is full.",
         "Everything stored before is safe.",
         kFreeSpace,
         "retry",
         {},
         IsStored},
        {"the database errs", SaveIntoABrokenDatabase, InAnswer, "storage",
         "The server could not store or read its data.", "Nothing was changed",
         "Try again. If it keeps happening, check the server’s log.", "retry",
         [](World& world) { Run(world, "ALTER TABLE gone RENAME TO pins"); }, IsStored},
        {"the zone of the weekly times is gone after an upgrade",
         LoseTheZone,
         OnAccount,
         "unknown_time_zone",
         kUnknownZone,
         "Europe/Atlantis",
         kSetTimes,
         "set_times",
         {},
         HasFreeTimes},
        {"the zone is gone, in the panel",
         LoseTheZone,
         InCheck("queue_times"),
         "unknown_time_zone",
         kUnknownZone,
         "Europe/Atlantis",
         kSetTimes,
         "set_times",
         {},
         HasFreeTimes},
    };
}

TEST_CASE("whatever befalls the server is said, and cured as it says", "[causes]")
{
    for (const Row& row : ServerRows())
        Try(row);
}

}  // namespace pinwright::causes
