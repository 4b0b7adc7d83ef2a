// Archives that are not our backups, and databases in them that this program never wrote: nothing is
// restored, and nothing outside the folder is touched.
#include <catch2/catch_test_macros.hpp>

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <functional>

#include "proxy/backup/restoring.hpp"
#include "tests/unit/backup/shop.hpp"
#include "tests/unit/backup/tar.hpp"

namespace pinwright::backup {
namespace {

using test::Detail;
using test::FilesIn;
using test::Holds;
using test::Shop;
using test::TarEntry;

using Entries = std::vector<TarEntry>;

/// The entries of a backup of the shop.
Entries EntriesOf(const Shop& shop)
{
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    return test::Untar(test::ReadFile(shop.File()));
}

/// The entries, after running `sql` on the database among them.
Entries WithDatabase(const Shop& shop, Entries entries, const std::string& sql)
{
    const std::string path = shop.folder.Sub("changed.db");
    test::WriteFile(path, entries[0].bytes);
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    char* fault = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &fault);
    INFO(sql);
    INFO((fault == nullptr ? "" : fault));
    REQUIRE(fault == nullptr);
    REQUIRE(sqlite3_close(handle) == SQLITE_OK);
    entries[0].bytes = test::ReadFile(path);
    std::filesystem::remove(path);
    return entries;
}

std::string PaxHeader(const std::string& key, const std::string& value)
{
    // The length counts itself.
    const std::string rest = " " + key + "=" + value + "\n";
    std::size_t length = rest.size();
    while (std::to_string(length).size() + rest.size() != length)
        length = std::to_string(length).size() + rest.size();
    return std::to_string(length) + rest;
}

/// Checks that the archive is refused with this message, and that nothing is left of it, in the folder or
/// next to it.
void CheckRefused(const Shop& shop, const std::string& archive, const std::string& says)
{
    test::WriteFile(shop.File(), archive);
    const int before = FilesIn(shop.folder.path());
    const auto restored = Restore(shop.File(), shop.To());
    CHECK_FALSE(restored.ok());
    INFO(Detail(restored));
    CHECK(Holds(Detail(restored), says));
    CHECK_FALSE(Holds(Detail(restored), "\n"));
    CHECK(FilesIn(shop.To()) == 0);
    std::filesystem::remove(shop.To());
    CHECK(FilesIn(shop.folder.path()) == before);
}

}  // namespace

TEST_CASE("a file that is not a backup, or a broken backup, restores nothing", "[backup]")
{
    Shop shop;
    const Entries good = EntriesOf(shop);
    REQUIRE(good.size() == 4);
    const std::string whole = test::ReadFile(shop.File());
    const auto with = [&good](std::size_t index, const TarEntry& entry) {
        Entries entries = good;
        entries[index] = entry;
        return test::Tar(entries);
    };
    const auto and_then = [&good](const TarEntry& entry) {
        Entries entries = good;
        entries.push_back(entry);
        return test::Tar(entries);
    };
    const auto named = [&good](std::size_t index, const std::string& name) {
        TarEntry entry = good[index];
        entry.name = name;
        return entry;
    };
    const std::string image = "media/" + shop.image;
    const std::string other = "media/" + std::string(64, 'c');
    std::string altered = whole;
    altered.replace(altered.find("seal.key"), 8, "seal.kez");
    Entries order = good;
    std::swap(order[0], order[1]);
    Entries before_key = good;
    std::swap(before_key[1], before_key[2]);
    const std::string in_pax = PaxHeader("path", "../../x");
    struct Row {
        const char* name;
        std::string bytes;
        const char* says;
    };
    const Row rows[] = {
        // Incomplete.
        {"empty", "", "is not a backup, or it is incomplete or damaged"},
        {"text", "This file holds only a few words.", "is not a backup, or it is incomplete or damaged"},
        {"zeros", std::string(4096, '\0'), "must begin with the database and the key"},
        {"cut in its first header", whole.substr(0, 300), "incomplete"},
        {"cut in its database", whole.substr(0, 5000), "incomplete"},
        {"cut in its key", whole.substr(0, whole.find("seal.key") + 515), "incomplete"},
        {"cut before its key", whole.substr(0, whole.find("seal.key")), "its end is missing"},
        {"cut before its images", whole.substr(0, whole.find(image)), "its end is missing"},
        {"cut before its end", whole.substr(0, whole.size() - 1024), "its end is missing"},
        {"an altered header", altered, "damaged"},
        {"compressed", "\x1f\x8b\x08" + std::string(60, 'x'), "is not a backup"},
        {"another archive's", "PK\x03\x04" + std::string(600, '\0'), "is not a backup"},
        // Names.
        {"a name that leads elsewhere", with(1, named(1, "../a.key")), "must begin with"},
        {"an image's name that leads elsewhere", with(2, named(2, "media/../../x")), "doesn't belong there"},
        {"an absolute name", with(2, named(2, "/tmp/pinwright-x")), "doesn't belong there"},
        {"a name that leads elsewhere in parts", with(2, {"x", "i", '0', {}, {}, "media/.."}),
         "doesn't belong there"},
        {"a name that leads elsewhere in a pax header",
         test::Tar({good[0], good[1], {"h", in_pax, 'x', {}, {}, {}}, named(2, image)}),
         "doesn't belong there"},
        {"a name that leads elsewhere in a GNU header",
         test::Tar({good[0], good[1], {"././@LongLink", "../../x", 'L', {}, {}, {}}, named(2, image)}),
         "doesn't belong there"},
        {"an id in capitals", with(2, named(2, "media/" + std::string(64, 'A'))), "doesn't belong there"},
        {"an unknown name", with(0, named(0, "pinwright.dc")), "must begin with"},
        {"a log beside the database", with(1, named(1, "pinwright.db-wal")), "must begin with"},
        {"a lock", and_then({"lock", "1", '0', {}, {}, {}}), "doesn't belong there"},
        {"an image that nothing names", and_then({other, "x", '0', {}, {}, {}}), "its database doesn't list"},
        {"a key twice", and_then(good[1]), "twice"},
        {"an image twice", and_then(good[2]), "twice"},
        {"the key first", test::Tar(order), "must begin with"},
        {"an image before the key", test::Tar(before_key), "must begin with"},
        {"no key", test::Tar({good[0]}), "must begin with"},
        // Kinds.
        {"a link", with(2, {image, "", '2', "/etc/passwd", {}, {}}), "isn't a plain file"},
        {"a hard link", with(2, {image, "", '1', "pinwright.db", {}, {}}), "isn't a plain file"},
        {"a hard link to elsewhere", with(2, {image, "", '1', "/etc/passwd", {}, {}}), "isn't a plain file"},
        {"a device", with(2, {image, "", '3', {}, {}, {}}), "isn't a plain file"},
        {"a block device", with(2, {image, "", '4', {}, {}, {}}), "isn't a plain file"},
        {"a folder", with(2, {"media/", "", '5', {}, {}, {}}), "isn't a plain file"},
        {"a pipe", with(2, {image, "", '6', {}, {}, {}}), "isn't a plain file"},
        {"a sparse file",
         test::Tar({good[0],
                    good[1],
                    {"h",
                     PaxHeader("GNU.sparse.major", "1") + PaxHeader("GNU.sparse.minor", "0") +
                         PaxHeader("GNU.sparse.realsize", "1000000"),
                     'x',
                     {},
                     {},
                     {}},
                    {image, "1\n999999\n1\n" + std::string(501, '\0') + "x", '0', {}, {}, {}}}),
         "file"},
        // Sizes.
        {"a key that is too short", with(1, {"seal.key", std::string(31, 'k'), '0', {}, {}, {}}), "32 bytes"},
        {"a key that is too long", with(1, {"seal.key", std::string(33, 'k'), '0', {}, {}, {}}), "32 bytes"},
        {"an image that is too large", with(2, {image, std::string(20'000'001, 'x'), '0', {}, {}, {}}),
         "too large"},
        {"a preview that is too large",
         with(3, {image + ".preview", std::string(20'481, 'x'), '0', {}, {}, {}}), "too large"},
        {"a size below zero",
         with(2, {image, "x", '0', {}, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", {}}), ""},
        {"a pax header of megabytes",
         test::Tar({{"h", PaxHeader("comment", std::string(3'000'000, 'c')), 'x', {}, {}, {}}, good[0]}),
         "damaged"},
        {"an empty database", with(0, {"pinwright.db", "", '0', {}, {}, {}}), "it is empty"},
        {"a database of text", with(0, {"pinwright.db", std::string(4096, 'x'), '0', {}, {}, {}}),
         "not a database"},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        CheckRefused(shop, row.bytes, row.says);
    }
    std::filesystem::create_directory(shop.folder.Sub("some"));
    CHECK(Holds(Detail(Restore(shop.folder.Sub("some"), shop.To())), "isn't a plain file"));
    CHECK(Holds(Detail(Restore(shop.folder.Sub("nowhere.tar"), shop.To())), "cannot be read"));
    test::WriteFile(shop.File(), whole);
    CHECK(Detail(Restore(shop.File(), shop.To())) == "done");
}

TEST_CASE("a file announced to be larger than the disk is refused before it fills the disk", "[backup]")
{
    Shop shop;
    Entries entries = EntriesOf(shop);
    // Base 256: about 2^60 bytes.
    entries[0].size_field = std::string("\x80\0\0\0\x10\0\0\0\0\0\0\0", 12);
    test::WriteFile(shop.File(), test::Tar(entries));
    const auto restored = Restore(shop.File(), shop.To());
    REQUIRE_FALSE(restored.ok());
    CHECK(restored.error().cause == Cause::kDiskFull);
    CHECK(FilesIn(shop.To()) == 0);
}

TEST_CASE("a full disk is reported, and nothing is left of the backup or the restore", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.folder.Sub("good.tar"))) == "done");
    // A file that can't grow acts like a full disk.
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit little{100'000, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &little) == 0);
    const auto made = Backup(shop.From(), shop.File());
    const auto restored = Restore(shop.folder.Sub("good.tar"), shop.To());
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().cause == Cause::kDiskFull);
    CHECK(FilesIn(shop.folder.path()) == 3);  // The folder, the good backup, the empty new folder.
    REQUIRE_FALSE(restored.ok());
    CHECK(restored.error().cause == Cause::kDiskFull);
    CHECK(FilesIn(shop.To()) == 0);
}

TEST_CASE("an image that was changed in the archive is left out and listed", "[backup]")
{
    Shop shop;
    const Entries good = EntriesOf(shop);
    Entries altered = good;
    altered[2].bytes[40] ^= 1;
    Entries grown = good;
    grown[2].bytes += "more";
    Entries missing = good;
    missing.erase(missing.begin() + 2);
    for (const Entries& entries : {altered, grown, missing}) {
        test::WriteFile(shop.File(), test::Tar(entries));
        const Result<LeftOut> restored = Restore(shop.File(), shop.To());
        REQUIRE(Detail(restored) == "done");
        CHECK(restored->images == std::vector{shop.image});
        CHECK(restored->previews.empty());
        CHECK_FALSE(std::filesystem::exists(shop.ImageIn(shop.To())));
        auto opened = store::Store::Open(shop.To(), shop.random, shop.clock);
        REQUIRE(opened.ok());
        CHECK((*opened)->pins.Find(shop.pin.id)->media == std::vector{shop.image});
        opened->reset();
        std::filesystem::remove_all(shop.To());
    }
    Entries preview = good;
    preview[3].bytes = "GIF89a";
    test::WriteFile(shop.File(), test::Tar(preview));
    const Result<LeftOut> restored = Restore(shop.File(), shop.To());
    REQUIRE(Detail(restored) == "done");
    CHECK(restored->images.empty());
    CHECK(restored->previews == std::vector{shop.image});
    CHECK(std::filesystem::exists(shop.ImageIn(shop.To())));
    CHECK_FALSE(std::filesystem::exists(shop.ImageIn(shop.To()) + ".preview"));
}

TEST_CASE("a key that doesn't open the tokens is refused", "[backup]")
{
    Shop shop;
    shop.Connect("a2");
    const Entries good = EntriesOf(shop);
    Entries foreign_key = good;
    foreign_key[1].bytes = std::string(32, 'k');
    CheckRefused(shop, test::Tar(foreign_key), "belongs to another database");
    CheckRefused(shop, test::Tar(WithDatabase(shop, foreign_key, "DELETE FROM key_check")),
                 "belongs to another database");
    // One account's tokens stored for another account.
    CheckRefused(
        shop,
        test::Tar(WithDatabase(shop, good,
                               "UPDATE tokens SET sealed = (SELECT sealed FROM tokens WHERE account_id ="
                               " 'a1') WHERE account_id = 'a2'")),
        "doesn't open the tokens of the account \"a2\"");
    // Nothing is sealed: any key will do.
    test::WriteFile(shop.File(),
                    test::Tar(WithDatabase(shop, foreign_key, "DELETE FROM tokens; DELETE FROM key_check")));
    CHECK(Detail(Restore(shop.File(), shop.To())) == "done");
}

TEST_CASE("a database that this program never wrote is refused with the reason", "[backup]")
{
    Shop shop;
    const Entries good = EntriesOf(shop);
    const std::string writable = "PRAGMA writable_schema = ON; ";
    struct Row {
        std::string sql;
        const char* says;
    };
    const Row rows[] = {
        // Foreign objects.
        {"CREATE TRIGGER steal AFTER UPDATE ON pins BEGIN UPDATE pins SET link = 'https://evil.example';END",
         "the trigger \"steal\""},
        {"CREATE VIEW spy AS SELECT * FROM tokens", "the view \"spy\""},
        {"CREATE TABLE extra (a)", "the table \"extra\""},
        {"CREATE INDEX extra ON pins (title)", "the index \"extra\""},
        {"CREATE UNIQUE INDEX one_title ON pins (title)", "the index \"one_title\""},
        {"ANALYZE", "sqlite_stat1"},
        {"CREATE TABLE \"two\nlines\" (a)", "the table \"two?lines\""},
        {writable + "INSERT INTO sqlite_schema VALUES ('table', 'far', 'far', 0,"
                    " 'CREATE VIRTUAL TABLE far USING fts5(a)')",
         "the table \"far\""},
        // Ours, but changed or missing.
        {"DROP TRIGGER pins_counted_in", "the trigger \"pins_counted_in\" is missing"},
        {"DROP INDEX pins_by_due", "the index \"pins_by_due\" is missing"},
        {"DROP INDEX pins_by_due; CREATE INDEX pins_by_due ON pins (title)",
         "the index \"pins_by_due\" isn't Pinwright's"},
        {"DROP TRIGGER pins_counted_in; CREATE TRIGGER pins_counted_in AFTER INSERT ON pins BEGIN"
         " UPDATE settings SET value = '0'; END",
         "the trigger \"pins_counted_in\" isn't Pinwright's"},
        {"ALTER TABLE pins ADD COLUMN extra TEXT", "the table \"pins\" isn't Pinwright's"},
        {"ALTER TABLE pins RENAME COLUMN link TO leads_to", "isn't Pinwright's"},
        {writable + "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (state', 'CHECK (1 OR state')"
                    " WHERE name = 'pins'",
         "the table \"pins\" isn't Pinwright's"},
        {"PRAGMA user_version = 3", "isn't Pinwright's"},
        {"PRAGMA user_version = 0", "it is empty"},
        {"PRAGMA user_version = -1", "newer pinwright"},
        {"PRAGMA user_version = 99", "newer pinwright"},
        {"PRAGMA application_id = 1", "another program's"},
        // Damaged.
        {writable + "UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'pins'", ""},
        {writable + "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'pins'", ""},
        {writable + "UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'pins'", "damaged"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM accounts", "refers to a missing row"},
        // IDs of images.
        {"INSERT INTO media (id, content_type, bytes, width, height, created_at) VALUES ('../../x', "
         "'image/png', 1, 1, 1, 0)",
         "an image \"../../x\""},
        {"INSERT INTO media (id, content_type, bytes, width, height, created_at) VALUES ('', 'image/png', 1, "
         "1, 1, 0)",
         "an image \"\""},
        {"UPDATE pins SET media = '[\"../../x\"]'", "an image \"../../x\""},
        {"DROP TRIGGER pins_show_other; UPDATE pins SET media = '[\"../../x\"]'", "is missing"},
        {"UPDATE pin_media SET media_id = '/etc/passwd'", "an image \"/etc/passwd\""},
        {"UPDATE pins SET media = '[7]'", "an image"},
        // Numbers and texts.
        {"UPDATE tallies SET value = 9223372036854775807 WHERE name = 'revision'", "too large"},
        {"UPDATE pins SET due_at = -9223372036854775807 - 1", "too large"},
        {"UPDATE pins SET title = CAST(zeroblob(5000000) AS TEXT)", "too large"},
        {"INSERT INTO settings VALUES ('overdue', hex(zeroblob(3000000)))", "too large"},
    };
    for (const Row& row : rows) {
        INFO(row.sql);
        CheckRefused(shop, test::Tar(WithDatabase(shop, good, row.sql)), row.says);
    }
}

TEST_CASE("no server publishes from a folder whose restore was killed", "[backup]")
{
    Shop shop;
    const Entries good = EntriesOf(shop);
    REQUIRE(good.size() == 4);
    for (std::size_t killed_after = 1; killed_after <= good.size(); ++killed_after) {
        INFO(killed_after);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto taken = store::NewFolder::Take(shop.To());
            std::filesystem::create_directory(shop.To() + "/media");
            Restoring restoring(**taken);
            bool fine = true;
            for (std::size_t i = 0; i < killed_after; ++i) {
                const Result<std::string> place = restoring.PlaceOf(good[i].name, good[i].bytes.size());
                fine = fine && place.ok();
                if (place.ok())
                    test::WriteFile(*place, good[i].bytes);
                fine = fine && restoring.Accept(good[i].name, shop.image).ok();
            }
            ::_exit(fine ? 0 : 1);  // Without any cleanup, like SIGKILL.
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(status == 0);
        const auto opened = store::Store::Open(shop.To(), shop.random, shop.clock);
        REQUIRE_FALSE(opened.ok());
        CHECK(Holds(opened.error().detail, "interrupted. Empty the folder"));
        CHECK(Holds(Detail(Restore(shop.File(), shop.To())), "interrupted. Empty the folder"));
        std::filesystem::remove_all(shop.To());
        CHECK(Detail(Restore(shop.File(), shop.To())) == "done");
        CHECK(store::Store::Open(shop.To(), shop.random, shop.clock).value()->settings.Current().restored);
        std::filesystem::remove_all(shop.To());
    }
}

}  // namespace pinwright::backup
