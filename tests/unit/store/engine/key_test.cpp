// The key file and the database belong together: a different or missing key is refused before anything is
// changed.
#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/key_replacement.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::ReadFile;
using test::StoreFixture;
using test::WriteFile;

/// Every file of the data folder except the lock, with its bytes.
std::map<std::string, std::string> Snapshot(const StoreFixture& fixture)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(fixture.folder.Sub("data"))) {
        if (entry.path().filename() != "lock")
            files[entry.path().filename().string()] = ReadFile(entry.path().string());
    }
    return files;
}

/// Why the folder does not open; empty if it does.
std::string RefusalOf(StoreFixture& fixture)
{
    const auto opened = Store::Open(fixture.folder.Sub("data"), fixture.random, fixture.clock);
    if (opened.ok())
        return {};
    CHECK(opened.error().cause == Cause::kStorage);
    CHECK(opened.error().detail.find('\n') == std::string::npos);
    return opened.error().detail;
}

unsigned ModeOf(const std::string& path)
{
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777u : 0u;
}

/// The database as left by a program without check values.
void ForgetCheckValue(const StoreFixture& fixture)
{
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    connection.Run("DELETE FROM key_check");
    REQUIRE(connection.ok());
}

TEST_CASE("a database whose key file is missing is refused and left as it is")
{
    StoreFixture fixture;
    const std::string key = fixture.folder.Sub("data/seal.key");
    bool upgraded = false;
    SECTION("with an account")
    {
        fixture.Connect("a1");
    }
    SECTION("before anything was sealed") {}
    SECTION("with an account, from before the check value")
    {
        fixture.Connect("a1");
        upgraded = true;
    }
    fixture.Close();
    if (upgraded)
        ForgetCheckValue(fixture);
    const std::string kept = ReadFile(key);
    std::filesystem::remove(key);
    const auto before = Snapshot(fixture);
    const std::string refusal = RefusalOf(fixture);
    CHECK(refusal.find("The key file " + key + " is missing") != std::string::npos);
    CHECK(refusal.find("backup") != std::string::npos);
    CHECK(refusal.find("pinwright key --replace") != std::string::npos);
    CHECK(Snapshot(fixture) == before);

    WriteFile(key, kept);
    fixture.Reopen();
    CHECK(fixture.store().accounts.FindTokens("a1").has_value() ==
          fixture.store().accounts.Find("a1").has_value());
}

TEST_CASE("the key of another data folder is refused and left as it is")
{
    StoreFixture fixture;
    const std::string key = fixture.folder.Sub("data/seal.key");
    bool upgraded = false;
    SECTION("with an account")
    {
        fixture.Connect("a1");
    }
    SECTION("before anything was sealed") {}
    SECTION("with an account, from before the check value")
    {
        fixture.Connect("a1");
        upgraded = true;
    }
    fixture.Close();
    if (upgraded)
        ForgetCheckValue(fixture);
    const std::string kept = ReadFile(key);
    WriteFile(key, std::string(32, 'k'));
    const auto before = Snapshot(fixture);
    const std::string refusal = RefusalOf(fixture);
    CHECK(refusal.find("The key file " + key + " belongs to another data folder") != std::string::npos);
    CHECK(refusal.find("pinwright key --replace") != std::string::npos);
    CHECK(Snapshot(fixture) == before);

    WriteFile(key, kept);
    fixture.Reopen();
    CHECK(fixture.store().accounts.FindTokens("a1").has_value() ==
          fixture.store().accounts.Find("a1").has_value());
}

TEST_CASE("a database without a check value stores that of the key that opens its tokens")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Close();
    ForgetCheckValue(fixture);
    fixture.Reopen();
    CHECK(fixture.store().accounts.FindTokens("a1"));
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    fixture.Close();
    // No token is left to check the key with.
    WriteFile(fixture.folder.Sub("data/seal.key"), std::string(32, 'k'));
    CHECK(RefusalOf(fixture).find("belongs to another data folder") != std::string::npos);
}

TEST_CASE("damaged tokens don't make the right key a wrong one")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    fixture.Close();
    bool upgraded = false;
    SECTION("with the check value") {}
    SECTION("from before it")
    {
        upgraded = true;
    }
    {
        Connection connection(fixture.folder.Sub("data/pinwright.db"));
        connection.Run("UPDATE tokens SET sealed = x'0102' WHERE account_id = 'a1'");
    }
    if (upgraded)
        ForgetCheckValue(fixture);
    fixture.Reopen();
    CHECK_FALSE(fixture.store().accounts.FindTokens("a1"));
    CHECK(fixture.store().accounts.FindTokens("a2"));
}

TEST_CASE("a lost key can be replaced: accounts must be reconnected, everything else is kept")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const std::string data = fixture.folder.Sub("data");
    const std::string key = data + "/seal.key";
    CHECK(GiveUpKey(data).error().detail.find("in use by process") != std::string::npos);
    fixture.Close();
    const std::string kept = ReadFile(key);

    const auto before = Snapshot(fixture);
    CHECK(GiveUpKey(data).error().detail.find("is the right one") != std::string::npos);
    CHECK(GiveUpKey(fixture.folder.Sub("nowhere")).error().detail.find("no data") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(fixture.folder.Sub("nowhere")));
    CHECK(Snapshot(fixture) == before);

    SECTION("that is missing")
    {
        std::filesystem::remove(key);
    }
    SECTION("that is another folder's")
    {
        WriteFile(key, std::string(32, 'k'));
    }
    SECTION("that is damaged")
    {
        WriteFile(key, "half");
    }
    const std::string wrong = ReadFile(key);
    REQUIRE(GiveUpKey(data).ok());
    if (!wrong.empty())
        CHECK(ReadFile(key + ".old") == wrong);
    fixture.Reopen();
    CHECK(ReadFile(key) != kept);
    CHECK(fixture.store().pins.Find(pin.id)->title == pin.title);
    CHECK(fixture.store().accounts.Find("a1"));
    CHECK_FALSE(fixture.store().accounts.FindTokens("a1"));
    fixture.Connect("a1");
    fixture.Reopen();
    CHECK(fixture.store().accounts.FindTokens("a1"));
}

TEST_CASE("files that others could read are made private when the folder opens")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Close();
    const std::string data = fixture.folder.Sub("data");
    for (const char* const name : {"seal.key", "pinwright.db"})
        REQUIRE(::chmod((data + "/" + name).c_str(), 0644) == 0);
    fixture.Reopen();
    for (const char* const name : {"seal.key", "pinwright.db", "pinwright.db-wal", "pinwright.db-shm"})
        CHECK(ModeOf(data + "/" + name) == 0600);
    CHECK(fixture.store().accounts.FindTokens("a1"));
}

TEST_CASE("a key file that others can read and that we can't make private is refused")
{
    if (::getuid() != 0)
        SKIP("needs to give a file to another user");
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Close();
    const std::string data = fixture.folder.Sub("data");
    REQUIRE(::chmod((data + "/seal.key").c_str(), 0644) == 0);
    ::chmod(fixture.folder.path().c_str(), 0755);
    for (const auto& entry : std::filesystem::directory_iterator(data))
        if (entry.path().filename() != "seal.key")
            REQUIRE(::chown(entry.path().c_str(), 65534, 65534) == 0);
    REQUIRE(::chown(data.c_str(), 65534, 65534) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setgid(65534) != 0 || ::setuid(65534) != 0)
            ::_exit(3);
        const auto opened = Store::Open(data, fixture.random, fixture.clock);
        const bool told =
            !opened.ok() && opened.error().detail.find("can be read by other users") != std::string::npos;
        ::_exit(told ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(ModeOf(data + "/seal.key") == 0644);
}

}  // namespace
}  // namespace pinwright::store
