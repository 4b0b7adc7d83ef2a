// Databases from elsewhere: how ours are recognized by their schema, and what a server does with a foreign
// one that got into its folder without `restore`.
#include <catch2/catch_test_macros.hpp>

#include <sqlite3.h>

#include "proxy/store/engine/foreign_database.hpp"
#include "proxy/store/engine/migrations.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

void Execute(const std::string& path, const std::string& sql)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    char* fault = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &fault);
    INFO(sql);
    INFO((fault == nullptr ? "" : fault));
    REQUIRE(fault == nullptr);
    REQUIRE(sqlite3_close(handle) == SQLITE_OK);
}

/// Runs all queries that the pages and the scheduler run.
void AskForEverything(test::StoreFixture& fixture)
{
    Store& store = fixture.store();
    for (const AccountRecord& record : store.accounts.List()) {
        (void)store.accounts.FindTokens(record.account.id);
        (void)store.boards.List(record.account.id);
    }
    for (const PinOrder order : {PinOrder::kDue, PinOrder::kNewest}) {
        PinFilter filter;
        filter.order = order;
        for (const Pin& pin : store.pins.List(filter).items)
            (void)store.pins.FindWithHistory(pin.id);
    }
    (void)store.pins.CountByState();
    (void)store.settings.Current();
    (void)store.Revision();
    (void)store.media.Find(std::string(64, 'a'));
    (void)fixture.NextDue();
    (void)fixture.Claim();
    (void)store.media.CollectUnused(fixture.clock.Now(), 10);
    (void)store.pins.Insert(fixture.MakePin(77), fixture.clock.Now());
}

}  // namespace

TEST_CASE("a database that was migrated step by step has the schema of a new one")
{
    for (std::size_t version = 1; version <= SchemaSteps().size(); ++version) {
        INFO(version);
        test::TemporaryFolder folder;
        const std::string path = folder.Sub("pinwright.db");
        // Each step is run by a program that knew no later ones.
        for (std::size_t step = 1; step <= version; ++step) {
            Connection connection(path);
            connection.Run("PRAGMA journal_mode = WAL");
            REQUIRE(Migrate(connection, path, SchemaSteps().first(step)).ok());
        }
        Connection connection(path);
        CHECK(CheckSchemaIsOurs(connection, static_cast<int>(version)).ok());
        if (version < SchemaSteps().size())
            CHECK_FALSE(CheckSchemaIsOurs(connection, static_cast<int>(version) + 1).ok());
        // VACUUM may make SQLite rewrite the texts.
        connection.Run("VACUUM");
        CHECK(CheckSchemaIsOurs(connection, static_cast<int>(version)).ok());
    }
}

TEST_CASE("a schema in which anything was added, changed or dropped is not ours")
{
    struct Row {
        const char* sql;
        const char* says;
    };
    const Row rows[] = {
        {"CREATE TRIGGER steal AFTER INSERT ON pins BEGIN SELECT 1; END", "the trigger \"steal\""},
        {"CREATE VIEW spy AS SELECT 1", "the view \"spy\""},
        {"DROP TABLE told", "the table \"told\" is missing"},
        {"DROP INDEX pins_failed; CREATE INDEX pins_failed ON pins (title)",
         "the index \"pins_failed\" isn't Pinwright's"},
    };
    for (const Row& row : rows) {
        INFO(row.sql);
        Connection connection(":memory:");
        REQUIRE(Migrate(connection, ":memory:", SchemaSteps()).ok());
        const auto version = static_cast<int>(SchemaSteps().size());
        REQUIRE(CheckSchemaIsOurs(connection, version).ok());
        connection.Execute(row.sql);
        const Result<Done> checked = CheckSchemaIsOurs(connection, version);
        REQUIRE_FALSE(checked.ok());
        CHECK(checked.error().detail.find(row.says) != std::string::npos);
    }
}

TEST_CASE("no statement or trigger can rewrite the schema, load code or reach outside the file")
{
    test::TemporaryFolder folder;
    const std::string path = folder.Sub("pinwright.db");
    // As another program could leave it: a trigger that calls a function reserved for trusted schemas.
    Execute(path,
            "CREATE TABLE t (a); CREATE TRIGGER reach AFTER INSERT ON t BEGIN"
            " SELECT load_extension('/tmp/x.so'); END; CREATE VIEW v AS SELECT 1");
    struct Row {
        const char* sql;
    };
    for (const Row& row :
         {Row{"INSERT INTO t VALUES (1)"}, Row{"SELECT * FROM v"}, Row{"SELECT load_extension('/tmp/x.so')"},
          Row{"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"}}) {
        INFO(row.sql);
        Connection connection(path);
        connection.Execute(row.sql);
        CHECK_FALSE(connection.ok());
    }
}

TEST_CASE("a server with nonsense in its database opens and lists it, or refuses it, and keeps running")
{
    const char* const rows[] = {
        "SELECT 1",
        // Settings.
        "INSERT OR REPLACE INTO settings VALUES ('overdue_hours', '-1'), ('overdue', 'eat'), ('paused', ''),"
        " ('x', ''), ('restored', '-7')",
        "INSERT OR REPLACE INTO settings VALUES ('overdue_hours', '99999999999999999999999999')",
        // Text that is not JSON, JSON of another type, deep JSON.
        "UPDATE accounts SET scopes = 'x', cause = '[', queue_times = '{\"slots\":7}'",
        "UPDATE accounts SET scopes = '{\"a\":1}', cause = '7', queue_times = "
        "'{\"slots\":[{\"day\":-1e99}]}'",
        "UPDATE accounts SET cause = replace(hex(zeroblob(50000)), '00', '['), queue_times = "
        "replace(hex(zeroblob(50000)), '00', '{\"a\":')",
        "UPDATE accounts SET queue_times = "
        "'{\"time_zone\":\"../../etc/passwd\",\"slots\":[{\"day\":1,\"time\":"
        "\"10:00\"}]}'",
        "UPDATE pins SET cause = '{\"id\":7}', warnings = '{', media = '[]'",
        "UPDATE pins SET cause = '', warnings = '[7, [], {}]'",
        // IDs and texts.
        "PRAGMA foreign_keys = OFF; UPDATE accounts SET id = '/../x?y#z' || char(13, 10); UPDATE pins SET"
        " account_id = '/../x?y#z' || char(13, 10)",
        "UPDATE pins SET id = '../../x', title = CAST(x'ff00fe' AS TEXT), link = 'javascript:alert(1)' WHERE "
        "seq = 1",
        "UPDATE pins SET media = '[\"../../x\", \"\", \"/etc/passwd\"]'",
        "UPDATE accounts SET state = 'eaten', environment = 'moon', account_type = ''",
        "UPDATE pins SET state = 'eaten'",
        "UPDATE tokens SET sealed = zeroblob(7)",
        "UPDATE tokens SET sealed = zeroblob(70000)",
        "INSERT OR REPLACE INTO media VALUES ('../../x', '', -1, -1, -1, 0, -5, '')",
        // Numbers.
        "UPDATE tallies SET value = 9223372036854775807",
        "UPDATE tallies SET value = -9223372036854775807 - 1",
        "DELETE FROM tallies",
        "UPDATE pins SET due_at = 9223372036854775807, ready_at = -9223372036854775807 - 1, publish_at ="
        " 9223372036854775807, created_at = -9223372036854775807 - 1, attempts = 9223372036854775807",
        "UPDATE pins SET due_at = -9223372036854775807 - 1, ready_at = -9223372036854775807 - 1, publish_at ="
        " -9223372036854775807 - 1, moved_from = -9223372036854775807 - 1",
        "UPDATE accounts SET access_expires_at = 9223372036854775807, refresh_expires_at = "
        "-9223372036854775807 -"
        " 1, overdue_at = 9223372036854775807, connected_at = -9223372036854775807 - 1, paused = -3",
        "UPDATE accounts SET overdue_at = -9223372036854775807 - 1; UPDATE boards SET pin_count ="
        " -9223372036854775807 - 1, fetched_at = 9223372036854775807",
        "INSERT INTO pin_events (pin_seq, at, event, cause) SELECT seq, 9223372036854775807, '', '[' FROM "
        "pins",
        "INSERT INTO publications (pin_id, state, started_at, account_id, board_id, board_section_id, title,"
        " description, alt_text, link, looks, unknown_since, next_look_at, skew_ms) SELECT id, 'eaten',"
        " 9223372036854775807, 'a1', '', '', '', '', '', '', 9223372036854775807, -9223372036854775807 - 1,"
        " 9223372036854775807, 9223372036854775807 FROM pins",
    };
    for (const char* const sql : rows) {
        INFO(sql);
        test::StoreFixture fixture;
        fixture.Connect("a1");
        fixture.Insert(fixture.MakePin(1));
        Pin timed = fixture.MakePin(2);
        timed.publish_at = fixture.clock.Now() + std::chrono::hours(1);
        fixture.Insert(timed);
        fixture.Close();
        Execute(fixture.folder.Sub("data/pinwright.db"),
                "PRAGMA ignore_check_constraints = ON; " + std::string(sql));
        const auto opened = Store::Open(fixture.folder.Sub("data"), fixture.random, fixture.clock);
        if (!opened.ok()) {
            CHECK_FALSE(opened.error().detail.empty());
            continue;
        }
        CHECK((*opened)->accounts.List().size() <= 1);
        const_cast<std::unique_ptr<Store>&>(*opened).reset();
        fixture.Reopen();
        AskForEverything(fixture);
        CHECK(fixture.store().folder() == fixture.folder.Sub("data"));
    }
}

}  // namespace pinwright::store
