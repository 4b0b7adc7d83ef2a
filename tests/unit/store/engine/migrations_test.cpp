// Steps of the schema, forward, with a copy of the old database.
#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>

#include <array>

#include "proxy/store/engine/migrations.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::TemporaryFolder;

constexpr const char* kOne = "CREATE TABLE first (a INTEGER); INSERT INTO first VALUES (41)";
constexpr const char* kTwo = "ALTER TABLE first ADD COLUMN b TEXT; UPDATE first SET a = a + 1";
constexpr const char* kWrong = "UPDATE first SET a = 0; CREATE TABLE first (a INTEGER)";

constexpr int kStepsBeforeChecks = 13;

/// One statement for each value that the checks cover.
constexpr const char* kUnknownValues[] = {
    "UPDATE accounts SET environment = 'moon'",
    "UPDATE accounts SET state = 'moon'",
    "UPDATE accounts SET paused = 2",
    "UPDATE pins SET state = 'moon'",
    "UPDATE pins SET environment = 'moon'",
    "UPDATE publications SET state = 'moon'",
    "UPDATE candidates SET rejected = -1",
    "UPDATE consents SET environment = 'moon'",
    "UPDATE sessions SET used = 2",
};

TEST_CASE("a database grows step by step, and what was is kept beside it")
{
    TemporaryFolder folder;
    const std::string path = folder.Sub("pinwright.db");
    {
        Connection connection(path);
        REQUIRE(Migrate(connection, path, std::array{kOne}).ok());
        CHECK(connection.Number("PRAGMA user_version") == 1);
        CHECK_FALSE(std::filesystem::exists(path + ".v0"));  // There was nothing to copy.
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
    REQUIRE(Migrate(connection, path, std::array{kOne, kTwo}).ok());  // The next program version fixes it.
}

TEST_CASE("pins from before the history keep all they had, and can be listed by every order")
{
    test::StoreFixture fixture;
    fixture.Close();
    const std::string path = fixture.folder.Sub("data/pinwright.db");
    std::filesystem::remove(path);
    const Pin pin = fixture.MakePin(1);
    {
        Connection connection(path);
        REQUIRE(Migrate(connection, path, SchemaSteps().first(1)).ok());
        connection.Run(
            "INSERT INTO accounts (id, environment, pinterest_user, username, name, avatar,"
            " account_type, scopes, state, connected_at) VALUES ('a1', 'production', '771', 'u', 'U',"
            " '', '', '[]', 'connected', 0)");
        connection.Run(
            "INSERT INTO pins (id, account_id, board_id, board_section_id, title, description,"
            " alt_text, link, media, time_zone, state, due_at, ready_at, twin, environment,"
            " pinterest_pin_id, url, published_at, attempts, created_at)"
            " VALUES (?, 'a1', '7', '', 'Old', '', '', '', '[]', '', 'published', 5, 5, x'00',"
            " 'production', '555', '', 9, 1, 5)",
            pin.id);
        connection.Run("UPDATE tallies SET value = 41 WHERE name = 'revision'");
        REQUIRE(connection.ok());
    }
    fixture.Reopen();
    CHECK(std::filesystem::exists(path + ".v1"));
    const auto found = fixture.store().pins.FindWithHistory(pin.id);
    REQUIRE(found);
    CHECK(found->title == "Old");
    CHECK(found->revision == 41);
    CHECK(found->history.empty());
    CHECK(fixture.store().pins.CountByState()[static_cast<std::size_t>(PinState::kPublished)] == 1);

    PinFilter filter;
    filter.order = PinOrder::kNewest;
    CHECK(fixture.store().pins.List(filter).items.size() == 1);
    filter.changed_after = 40;
    CHECK(fixture.store().pins.List(filter).items.size() == 1);
    filter.changed_after = 41;
    CHECK(fixture.store().pins.List(filter).items.empty());
    REQUIRE(fixture.store().read_backs.Confirm(pin.id, fixture.clock.Now()).ok());
    CHECK(fixture.HistoryOf(pin) == std::vector<std::string>{"confirmed"});
    CHECK(fixture.store().pins.List(filter).items.size() == 1);
}

/// A database at the step before the checks of values, with a row in each table that they cover.
std::string MakeUnchecked(const TemporaryFolder& folder)
{
    std::string path = folder.Sub("pinwright.db");
    Connection connection(path);
    REQUIRE(Migrate(connection, path, SchemaSteps().first(kStepsBeforeChecks)).ok());
    connection.Execute(R"sql(
        INSERT INTO accounts (id, environment, pinterest_user, username, name, avatar, account_type, scopes, state,
            connected_at) VALUES ('a1', 'production', '771', 'u', 'U', '', '', '[]', 'connected', 0);
        INSERT INTO pins (id, account_id, board_id, board_section_id, title, description, alt_text, link, media,
            time_zone, state, due_at, ready_at, twin, environment, pinterest_pin_id, url, published_at, attempts,
            created_at) VALUES ('p1', 'a1', '7', '', 'Old', '', '', '', '[]', '', 'published', 5, 5, x'00',
            'sandbox', '555', '', 9, 1, 5);
        INSERT INTO publications (pin_id, state, started_at, account_id, board_id, board_section_id, title,
            description, alt_text, link) VALUES ('p1', 'accepted', 5, 'a1', '7', '', 'Old', '', '', '');
        INSERT INTO candidates VALUES (1, '556', '', '', NULL, 1);
        INSERT INTO consents (state_hash, session_hash, account_id, environment, created_at)
            VALUES (x'01', x'02', '', 'standin', 5);
        INSERT INTO sessions VALUES (x'02', 5, 5, 0);
    )sql");
    REQUIRE(connection.ok());
    return path;
}

TEST_CASE("values that are known pass the checks, and unknown ones are refused from then on")
{
    TemporaryFolder folder;
    const std::string path = MakeUnchecked(folder);
    Connection connection(path);
    REQUIRE(Migrate(connection, path, SchemaSteps()).ok());
    CHECK(connection.Number("SELECT count(*) FROM pins JOIN accounts ON accounts.id = account_id") == 1);
    CHECK(connection.Number("SELECT count(*) FROM publications") == 1);
    for (const char* const sql : kUnknownValues) {
        INFO(sql);
        connection.Run(sql);
        CHECK_FALSE(connection.ok());
        CHECK(connection.fault_code() == SQLITE_CONSTRAINT);
        connection.ClearFault();
    }
    for (const char* const state :
         {"draft", "scheduled", "publishing", "unconfirmed", "held", "failed", "canceled"}) {
        INFO(state);
        CHECK(connection.Run("UPDATE pins SET state = ?", state) == 1);
    }
}

TEST_CASE("a row with an unknown value stops the step, which says so and changes nothing")
{
    for (const char* const sql : kUnknownValues) {
        INFO(sql);
        TemporaryFolder folder;
        const std::string path = MakeUnchecked(folder);
        Connection connection(path);
        CHECK(connection.Run(sql) == 1);
        const Result<Done> migrated = Migrate(connection, path, SchemaSteps());
        REQUIRE_FALSE(migrated.ok());
        CHECK(migrated.error().cause == Cause::kStorage);
        CHECK(migrated.error().detail.find("a state or setting that no version of Pinwright writes") !=
              std::string::npos);
        CHECK(migrated.error().detail.find("moon") == std::string::npos);
        CHECK(connection.ok());
        CHECK(connection.Number("PRAGMA user_version") == kStepsBeforeChecks);
        CHECK(connection.Number("SELECT count(*) FROM pins") == 1);
    }
}

TEST_CASE("a server doesn't open a database into which an unknown value was written past the checks")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Close();
    {
        Connection connection(fixture.folder.Sub("data/pinwright.db"));
        connection.Execute("PRAGMA ignore_check_constraints = ON; UPDATE accounts SET environment = 'moon'");
        REQUIRE(connection.ok());
    }
    const auto opened = Store::Open(fixture.folder.Sub("data"), fixture.random, fixture.clock);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().detail.find("a state or setting that no version of Pinwright writes") !=
          std::string::npos);
}

}  // namespace
}  // namespace pinwright::store
