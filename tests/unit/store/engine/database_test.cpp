// Pieces of work that share a commit: each is done completely or not at all, and learns which.
#include "proxy/store/engine/database.hpp"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <barrier>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::CountingRandom;
using test::HeldClock;
using test::TemporaryFolder;

constexpr int kWriters = 8;
constexpr int kEach = 60;

struct Fixture {
    Fixture()
    {
        Result<std::unique_ptr<Database>> opened = Database::Open(folder.Sub("data"), random, clock);
        REQUIRE(opened.ok());
        database = std::move(opened).value();
        REQUIRE(Write([](Connection& connection) {
                    connection.Execute("CREATE TABLE pieces (writer INTEGER, number INTEGER, filling TEXT)");
                }).ok());
    }

    /// Writes one piece; `work` may leave a fault behind.
    template <typename Work>
    Result<Done> Write(Work&& work)
    {
        return database->Write<Done>([&](Connection& connection) -> Result<Done> {
            work(connection);
            return Done{};
        });
    }

    /// Runs all writers at once, each with its pieces in order.
    template <typename Piece>
    void WriteAtOnce(Piece&& piece)
    {
        std::barrier ready(kWriters);
        std::vector<std::thread> threads;
        for (int writer = 0; writer < kWriters; ++writer)
            threads.emplace_back([&, writer] {
                ready.arrive_and_wait();
                for (int number = 0; number < kEach; ++number)
                    piece(writer, number);
            });
        for (std::thread& one : threads)
            one.join();
    }

    std::int64_t Number(const char* sql)
    {
        return database->Read([&](Connection& connection) { return connection.Number(sql); });
    }

    HeldClock clock;
    CountingRandom random;
    TemporaryFolder folder;
    std::unique_ptr<Database> database;
};

void Insert(Connection& connection, int writer, int number, std::string_view filling = "")
{
    connection.Run("INSERT INTO pieces VALUES (?, ?, ?)", static_cast<std::int64_t>(writer),
                   static_cast<std::int64_t>(number), filling);
}

TEST_CASE("of pieces that are written at once, those that fail leave nothing, and the others all",
          "[database]")
{
    Fixture fixture;
    const std::int64_t before = fixture.database->revision();
    std::atomic<int> wrong = 0;
    fixture.WriteAtOnce([&](int writer, int number) {
        const bool faulty = number % 5 == 1, refused = number % 5 == 2, thrown = number % 5 == 3;
        bool caught = false, good = false;
        try {
            good = fixture.database
                       ->Write<Done>([&](Connection& connection) -> Result<Done> {
                           Insert(connection, writer, number);
                           if (faulty)
                               connection.Run("INSERT INTO no_such_table VALUES (1)");
                           if (thrown)
                               throw std::runtime_error("thrown");
                           if (refused)
                               return Error{Cause::kNotFound, {}, {}, {}};
                           return Done{};
                       })
                       .ok();
        } catch (const std::runtime_error&) {
            caught = true;
        }
        // An acknowledged piece is visible to the next reader.
        const std::int64_t there = fixture.database->Read([&](Connection& connection) {
            return connection.Number("SELECT count(*) FROM pieces WHERE writer = ? AND number = ?",
                                     static_cast<std::int64_t>(writer), static_cast<std::int64_t>(number));
        });
        const bool wanted = !faulty && !refused && !thrown;
        wrong += good != wanted || caught != thrown || there != (wanted ? 1 : 0);
    });
    CHECK(wrong == 0);
    constexpr int kGood = kWriters * kEach * 2 / 5;
    CHECK(fixture.Number("SELECT count(*) FROM pieces") == kGood);
    CHECK(fixture.database->revision() == before + kGood);
    CHECK(fixture.Number("SELECT value FROM tallies WHERE name = 'revision'") == before + kGood);
}

TEST_CASE("each piece has a revision of its own, and one aside has none", "[database]")
{
    Fixture fixture;
    const std::int64_t before = fixture.database->revision();
    fixture.WriteAtOnce([&](int writer, int number) {
        const auto work = [&](Connection& connection) -> Result<Done> {
            connection.Run("INSERT INTO pieces SELECT ?, value, '' FROM tallies WHERE name = 'revision'",
                           static_cast<std::int64_t>(writer));
            return Done{};
        };
        (void)(number % 2 == 0
                   ? fixture.database->Write<Done>(work)
                   : fixture.database->WriteAside<Done>([](Connection& connection) -> Result<Done> {
                         connection.Run("UPDATE pieces SET filling = 'x'");
                         return Done{};
                     }));
    });
    constexpr int kSeen = kWriters * kEach / 2;
    CHECK(fixture.Number("SELECT count(DISTINCT number) FROM pieces") == kSeen);
    CHECK(fixture.database->revision() == before + kSeen);
}

TEST_CASE("where the room ends, what was told to be written is, and nothing else", "[database]")
{
    Fixture fixture;
    REQUIRE(
        fixture.Write([](Connection& connection) { connection.Number("PRAGMA max_page_count = 200"); }).ok());
    std::atomic<int> kept = 0, refused = 0;
    const std::string filling(3000, 'x');
    fixture.WriteAtOnce([&](int writer, int number) {
        const bool good =
            fixture.Write([&](Connection& connection) { Insert(connection, writer, number, filling); }).ok();
        (good ? kept : refused)++;
    });
    CHECK(kept > 0);
    CHECK(refused > 0);
    CHECK(fixture.Number("SELECT count(*) FROM pieces") == kept);

    // It continues when there is room again.
    REQUIRE(fixture.Write([](Connection& connection) { connection.Number("PRAGMA max_page_count = 100000"); })
                .ok());
    CHECK(fixture.Write([&](Connection& connection) { Insert(connection, 0, 0, filling); }).ok());
    CHECK(fixture.Number("SELECT count(*) FROM pieces") == kept + 1);
}

TEST_CASE("a column that a statement doesn't have is a fault, wherever the one before was found")
{
    Fixture fixture;
    REQUIRE(fixture
                .Write([](Connection& connection) {
                    CHECK(connection.Run("INSERT INTO pieces VALUES (1, 2, 'x')") == 1);
                    Statement row = connection.Query("SELECT writer, number, filling AS words FROM pieces");
                    REQUIRE(row.Next());
                    CHECK(row.Text("words") == "x");
                    CHECK(row.Int("number") == 2);
                    CHECK(row.Int("writer") == 1);
                    CHECK(row.Text("words") == "x");
                })
                .ok());
    const Result<Done> wrong = fixture.Write([](Connection& connection) {
        connection.Run("DELETE FROM pieces");
        Statement row = connection.Query("SELECT 1 AS one");
        REQUIRE(row.Next());
        CHECK(row.Text("two").empty());
        CHECK(row.IsNull("two"));
    });
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().cause == Cause::kStorage);
    CHECK(wrong.error().log == "database: a statement has no column two");
    CHECK(fixture.database->Read(
              [](Connection& connection) { return connection.Number("SELECT count(*) FROM pieces"); }) == 1);
}

}  // namespace
}  // namespace pinwright::store
