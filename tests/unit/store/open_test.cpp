// Opening the data folder: who may, and which folders are refused without changing a byte.
#include <catch2/catch_test_macros.hpp>

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::CountingRandom;
using test::HeldClock;
using test::ReadFile;
using test::StoreFixture;
using test::TemporaryFolder;
using test::WriteFile;

unsigned ModeOf(const std::string& path)
{
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777u : 0u;
}

/// Every file of the folder except the lock, with its bytes.
std::map<std::string, std::string> Snapshot(const std::string& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename() != "lock")
            files[entry.path().filename().string()] = ReadFile(entry.path().string());
    }
    return files;
}

void Execute(const std::string& path, const std::string& sql)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_close(handle) == SQLITE_OK);
}

std::string RefusalOf(const std::string& folder)
{
    HeldClock clock;
    CountingRandom random;
    const auto opened = Store::Open(folder, random, clock);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().cause == Cause::kStorage);
    CHECK(opened.error().detail.find('\n') == std::string::npos);
    return opened.error().detail;
}

TEST_CASE("the folder is made private, and so is what is in it")
{
    StoreFixture fixture;
    const std::string data = fixture.folder.Sub("data");
    CHECK(ModeOf(data) == 0700);
    for (const char* name : {"lock", "seal.key", "pinwright.db", "pinwright.db-wal", "pinwright.db-shm"})
        CHECK(ModeOf(data + "/" + name) == 0600);
}

TEST_CASE("parents are made as well, and a slash at the end means nothing")
{
    TemporaryFolder folder;
    HeldClock clock;
    CountingRandom random;
    const auto opened = Store::Open(folder.Sub("a/b/c/"), random, clock);
    REQUIRE(opened.ok());
    CHECK((*opened)->folder() == folder.Sub("a/b/c"));
}

TEST_CASE("the folder may be reached by a link")
{
    TemporaryFolder folder;
    std::filesystem::create_directory(folder.Sub("disk"));
    std::filesystem::create_directory_symlink(folder.Sub("disk"), folder.Sub("data"));
    HeldClock clock;
    CountingRandom random;
    REQUIRE(Store::Open(folder.Sub("data"), random, clock).ok());
    CHECK(std::filesystem::exists(folder.Sub("disk/pinwright.db")));
}

TEST_CASE("a folder that holds other things keeps its mode")
{
    TemporaryFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    WriteFile(folder.Sub("letter.txt"), "mine");
    HeldClock clock;
    CountingRandom random;
    REQUIRE(Store::Open(folder.path(), random, clock).ok());
    CHECK(ModeOf(folder.path()) == 0755);
}

TEST_CASE("a second opener is told which process has the folder")
{
    StoreFixture fixture;
    const std::string refusal = RefusalOf(fixture.folder.Sub("data"));
    CHECK(refusal.find("in use by process " + std::to_string(::getpid())) != std::string::npos);
    fixture.Reopen();  // After its owner has closed it, it opens again.
}

TEST_CASE("what is no database of ours is refused and left as it is")
{
    StoreFixture fixture;
    const std::string data = fixture.folder.Sub("data");
    const std::string path = data + "/pinwright.db";
    for (int i = 0; i < 200; ++i)
        fixture.Connect("account" + std::to_string(i));
    fixture.Close();
    const std::string sound = ReadFile(path);
    REQUIRE(sound.size() > 5 * 4096);

    const auto with = [&](std::size_t offset, const std::string& bytes) {
        std::string changed = sound;
        changed.replace(offset, bytes.size(), bytes);
        return changed;
    };
    struct Case {
        const char* name;
        std::string bytes;
        const char* says;
    };
    const Case cases[] = {
        {"text", std::string(5000, 'x'), "damaged or not a database"},
        {"short", "SQLite", "damaged or not a database"},
        {"header only", sound.substr(0, 100), "damaged or not a database"},
        {"half a page", sound.substr(0, 6000), "damaged or not a database"},
        {"a page of rubbish", with(2 * 4096, std::string(4096, '\x5a')), "damaged or not a database"},
        {"newer", with(60, std::string("\0\0\0\x63", 4)), "newer pinwright (schema 99, this one knows "},
        {"another program's", with(68, "ABCD"), "another program's"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        WriteFile(path, one.bytes);
        const auto before = Snapshot(data);
        CHECK(RefusalOf(data).find(one.says) != std::string::npos);
        CHECK(Snapshot(data) == before);
    }
    WriteFile(path, sound);
    fixture.Reopen();
    CHECK(fixture.store().accounts.List().size() == 200);
}

TEST_CASE("a large database opens without being read whole, and a broken table of accounts is found in it")
{
    StoreFixture fixture;
    const std::string data = fixture.folder.Sub("data");
    const std::string path = data + "/pinwright.db";
    fixture.Connect("account");
    fixture.Close();
    std::size_t accounts_page = 0;
    {
        sqlite3* handle = nullptr;
        REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
        CHECK(sqlite3_exec(
                  handle,
                  "INSERT INTO sessions (token_hash, created_at, used_at) VALUES (zeroblob(20000000), 0, 0)",
                  nullptr, nullptr, nullptr) == SQLITE_OK);
        const auto read = [](void* out, int, char** values, char**) {
            *static_cast<std::size_t*>(out) = std::stoul(values[0]);
            return 0;
        };
        sqlite3_exec(handle, "SELECT rootpage FROM sqlite_schema WHERE name = 'accounts'", read,
                     &accounts_page, nullptr);
        sqlite3_close(handle);
    }
    REQUIRE(accounts_page > 1);
    fixture.Reopen();
    CHECK(fixture.store().accounts.List().size() == 1);
    fixture.Close();

    std::string bytes = ReadFile(path);
    REQUIRE(bytes.size() > 20'000'000);
    bytes.replace((accounts_page - 1) * 4096, 4096, std::string(4096, '\x5a'));
    WriteFile(path, bytes);
    CHECK(RefusalOf(data).find("damaged or not a database") != std::string::npos);
}

TEST_CASE("a newer database is refused even where its version is only in the log")
{
    StoreFixture fixture;
    const std::string data = fixture.folder.Sub("data");
    fixture.Close();
    const pid_t child = ::fork();
    if (child == 0) {
        // Ends without closing, so that the change stays in the log.
        sqlite3* handle = nullptr;
        sqlite3_open((data + "/pinwright.db").c_str(), &handle);
        sqlite3_exec(handle, "PRAGMA user_version = 77", nullptr, nullptr, nullptr);
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    const std::string database = ReadFile(data + "/pinwright.db");
    const std::string log = ReadFile(data + "/pinwright.db-wal");
    REQUIRE_FALSE(log.empty());
    CHECK(RefusalOf(data).find("schema 77") != std::string::npos);
    CHECK(ReadFile(data + "/pinwright.db") == database);
    CHECK(ReadFile(data + "/pinwright.db-wal") == log);
}

TEST_CASE("a foreign SQLite database is refused and left as it is")
{
    TemporaryFolder folder;
    Execute(folder.Sub("pinwright.db"),
            "CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('x')");
    const auto before = Snapshot(folder.path());
    CHECK(RefusalOf(folder.path()).find("another program's") != std::string::npos);
    CHECK(Snapshot(folder.path()) == before);
}

TEST_CASE("a key of the wrong size is refused and left as it is")
{
    StoreFixture fixture;
    const std::string data = fixture.folder.Sub("data");
    fixture.Close();
    for (const std::size_t size : {0u, 31u, 33u, 4096u}) {
        WriteFile(data + "/seal.key", std::string(size, 'k'));
        const auto before = Snapshot(data);
        CHECK(RefusalOf(data).find("seal.key is damaged") != std::string::npos);
        CHECK(Snapshot(data) == before);
    }
}

TEST_CASE("a folder that cannot be is one clear line")
{
    TemporaryFolder folder;
    WriteFile(folder.Sub("file"), "");
    CHECK(RefusalOf(folder.Sub("file")).find("Not a directory") != std::string::npos);
    CHECK(RefusalOf(folder.Sub("file/data")).find("Not a directory") != std::string::npos);
}

TEST_CASE("a folder that may not be written is one clear line")
{
    TemporaryFolder folder;
    std::filesystem::create_directory(folder.Sub("data"));
    ::chmod(folder.path().c_str(), 0755);
    ::chmod(folder.Sub("data").c_str(), 0555);
    const pid_t child = ::fork();
    if (child == 0) {
        // The superuser may write anywhere, so this runs as another user.
        if (::getuid() == 0 && ::setuid(65534) != 0)
            ::_exit(3);
        HeldClock clock;
        CountingRandom random;
        const auto opened = Store::Open(folder.Sub("data"), random, clock);
        const bool told =
            !opened.ok() && opened.error().detail.find("cannot be written") != std::string::npos;
        ::_exit(told ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(std::filesystem::is_empty(folder.Sub("data")));
}

}  // namespace
}  // namespace pinwright::store
