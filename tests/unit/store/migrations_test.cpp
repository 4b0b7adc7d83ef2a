// Steps of the schema, forward, with a copy of what was.
#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>

#include <array>

#include "proxy/store/migrations.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::TemporaryFolder;

constexpr const char* kOne = "CREATE TABLE first (a INTEGER); INSERT INTO first VALUES (41)";
constexpr const char* kTwo = "ALTER TABLE first ADD COLUMN b TEXT; UPDATE first SET a = a + 1";
constexpr const char* kWrong = "UPDATE first SET a = 0; CREATE TABLE first (a INTEGER)";

TEST_CASE("a database grows step by step, and what was is kept beside it")
{
    TemporaryFolder folder;
    const std::string path = folder.Sub("pinwright.db");
    {
        Connection connection(path);
        REQUIRE(Migrate(connection, path, std::array{kOne}).ok());
        CHECK(connection.Number("PRAGMA user_version") == 1);
        CHECK_FALSE(std::filesystem::exists(path + ".v0"));  // There was nothing to keep.
        REQUIRE(Migrate(connection, path, std::array{kOne, kTwo}).ok());
        CHECK(connection.Number("PRAGMA user_version") == 2);
        CHECK(connection.Number("SELECT a FROM first") == 42);
        REQUIRE(Migrate(connection, path, std::array{kOne, kTwo}).ok());  // Nothing left to do.
        CHECK(connection.Number("SELECT a FROM first") == 42);
    }
    REQUIRE(CheckDatabaseFile(path, 2).ok());
    Connection copy(path + ".v1");
    CHECK(copy.Number("PRAGMA user_version") == 1);
    CHECK(copy.Number("SELECT a FROM first") == 41);
    struct stat facts {};
    REQUIRE(::stat((path + ".v1").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("a step that fails leaves the database as it was")
{
    TemporaryFolder folder;
    const std::string path = folder.Sub("pinwright.db");
    Connection connection(path);
    REQUIRE(Migrate(connection, path, std::array{kOne}).ok());
    const Result<Done> failed = Migrate(connection, path, std::array{kOne, kWrong});
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().cause == Cause::kStorage);
    CHECK(connection.ok());
    CHECK(connection.Number("PRAGMA user_version") == 1);
    CHECK(connection.Number("SELECT a FROM first") == 41);
    REQUIRE(Migrate(connection, path, std::array{kOne, kTwo}).ok());  // The next program mends it.
}

}  // namespace
}  // namespace pinwright::store
