// A data folder goes into a file and comes out again: complete, private, and without publishing.
#include "proxy/backup/backup.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "proxy/backup/archive_writer.hpp"
#include "tests/unit/backup/shop.hpp"
#include "tests/unit/backup/tar.hpp"

namespace pinwright::backup {
namespace {

using test::Detail;
using test::FilesIn;
using test::Holds;
using test::Shop;

}  // namespace

TEST_CASE("a backup is one private file, made while the server runs", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    struct stat facts {};
    REQUIRE(::stat(shop.File().c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(FilesIn(shop.folder.path()) == 2);  // The folder and the backup; no temporary files remain.
    CHECK(shop.Insert(shop.MakePin(2)).state == PinState::kScheduled);

    const std::string before = test::ReadFile(shop.File());
    CHECK(Holds(Detail(Backup(shop.From(), shop.File())), "already"));
    CHECK(test::ReadFile(shop.File()) == before);
}

TEST_CASE("a second backup to the same file is refused, and the leftover of a killed backup is replaced",
          "[backup]")
{
    Shop shop;
    {
        const auto first = ArchiveWriter::Make(shop.File());
        REQUIRE(first.ok());
        CHECK(Holds(Detail(Backup(shop.From(), shop.File())), "Another backup"));
        REQUIRE((*first)->Finish().ok());
    }
    CHECK(Holds(Detail(Backup(shop.From(), shop.File())), "already"));
    CHECK(FilesIn(shop.folder.path()) == 2);

    std::filesystem::remove(shop.File());
    std::ofstream(shop.File() + ".partial") << std::string(1'000'000, 'x');
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    CHECK(FilesIn(shop.folder.path()) == 2);
    CHECK(std::filesystem::file_size(shop.File()) < 1'000'000);
    CHECK(Detail(Restore(shop.File(), shop.To())) == "done");
}

TEST_CASE("what is restored has all that there was, and publishes nothing until it takes over", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    shop.Insert(shop.MakePin(2));  // Too late for the backup.
    REQUIRE(Detail(Restore(shop.File(), shop.To())) == "done");
    struct stat facts {};
    REQUIRE(::stat(shop.To().c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0700);
    REQUIRE(::stat((shop.To() + "/seal.key").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(test::ReadFile(shop.ImageIn(shop.To())) == test::SmallPng());
    CHECK(test::ReadFile(shop.ImageIn(shop.To()) + ".preview") == test::SmallJpeg());

    Result<std::unique_ptr<store::Store>> opened = store::Store::Open(shop.To(), shop.random, shop.clock);
    REQUIRE(opened.ok());
    store::Store& store = **opened;
    CHECK(store.pins.Find(shop.pin.id)->title == shop.pin.title);
    CHECK_FALSE(store.pins.Find(shop.MakePin(2).id));
    CHECK(store.accounts.FindTokens("a1")->access_token == "access-a1");
    const auto claims = [&] {
        const auto claim = store.queue.ClaimNext(shop.clock.Now(), {Environment::kProduction}, {}, {});
        // It was for immediate publishing; the other server may have posted it by now.
        CHECK((!claim || shop.clock.Now() - claim->due_since.value() > store::kOldNewsAge));
        return claim.has_value();
    };
    CHECK(store.settings.Current().restored);
    CHECK(store.settings.Current().paused);
    CHECK_FALSE(claims());

    // Resuming is not enough: the person must say that the other server is gone.
    SettingsChange resume;
    resume.paused = false;
    CHECK(store.settings.Change(resume)->paused);
    CHECK_FALSE(claims());
    SettingsChange takeover;
    takeover.restored = false;
    const Result<Settings> taken = store.settings.Change(takeover);
    REQUIRE(taken.ok());
    CHECK_FALSE(taken->restored);
    CHECK_FALSE(taken->paused);
    CHECK(claims());
    CHECK_FALSE(shop.store().settings.Current().restored);
}

TEST_CASE("a folder that is used, or holds anything, is not restored to", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    CHECK(Holds(Detail(Restore(shop.File(), shop.From())), "in use by process"));
    shop.Close();
    const int files = FilesIn(shop.From());
    CHECK(Holds(Detail(Restore(shop.File(), shop.From())), "is not empty"));
    CHECK(FilesIn(shop.From()) == files);
    std::filesystem::create_directory(shop.To());
    test::WriteFile(shop.To() + "/letter.txt", "Dear");
    CHECK(Holds(Detail(Restore(shop.File(), shop.To())), "is not empty"));
    CHECK(FilesIn(shop.To()) == 1);
    shop.Reopen();
    CHECK(shop.StateOf(shop.pin) == PinState::kScheduled);
}

TEST_CASE("plain tar can list a backup, and a backup of the first release can be restored", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    const std::string list = shop.folder.Sub("list");
    REQUIRE(std::system(("tar -tf " + shop.File() + " > " + list).c_str()) == 0);
    CHECK(test::ReadFile(list) ==
          "pinwright.db\nseal.key\nmedia/" + shop.image + "\nmedia/" + shop.image + ".preview\n");

    const std::vector<test::TarEntry> entries = test::Untar(test::ReadFile(shop.File()));
    REQUIRE(entries.size() == 4);
    test::WriteFile(shop.File(), test::Tar(entries));
    REQUIRE(Detail(Restore(shop.File(), shop.To())) == "done");
    CHECK(test::ReadFile(shop.ImageIn(shop.To())) == test::SmallPng());
}

TEST_CASE("a missing or changed image is left out of the backup and listed", "[backup]")
{
    struct Row {
        const char* name;
        void (*spoil)(const std::string& image);
    };
    const Row rows[] = {
        {"missing", [](const std::string& image) { std::filesystem::remove(image); }},
        {"altered",
         [](const std::string& image) {
             std::string bytes = test::ReadFile(image);
             bytes[bytes.size() / 2] ^= 1;
             test::WriteFile(image, bytes);
         }},
        {"cut", [](const std::string& image) { std::filesystem::resize_file(image, 20); }},
        {"a link to another file",
         [](const std::string& image) {
             std::filesystem::rename(image, image + ".moved");
             std::filesystem::create_symlink(image + ".moved", image);
         }},
        {"a pipe that nobody writes to",
         [](const std::string& image) {
             std::filesystem::remove(image);
             REQUIRE(::mkfifo(image.c_str(), 0600) == 0);
         }},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        Shop shop;
        row.spoil(shop.ImageIn(shop.From()));
        const Result<LeftOut> made = Backup(shop.From(), shop.File());
        REQUIRE(Detail(made) == "done");
        CHECK(made->images == std::vector{shop.image});
        CHECK(made->previews.empty());
        CHECK(Holds(WordsOf(*made, "backed up"), "1 image (" + shop.image.substr(0, 12)));
        const Result<LeftOut> restored = Restore(shop.File(), shop.To());
        REQUIRE(Detail(restored) == "done");
        CHECK(restored->images == std::vector{shop.image});
        CHECK_FALSE(std::filesystem::exists(shop.ImageIn(shop.To())));
        CHECK(std::filesystem::exists(shop.ImageIn(shop.To()) + ".preview"));
    }
}

TEST_CASE(
    "an invalid preview is left out of the backup, and a missing image that no pin shows is not reported",
    "[backup]")
{
    Shop shop;
    test::WriteFile(shop.ImageIn(shop.From()) + ".preview", "GIF89a");
    const Result<LeftOut> made = Backup(shop.From(), shop.File());
    REQUIRE(Detail(made) == "done");
    CHECK(made->images.empty());
    CHECK(made->previews == std::vector{shop.image});
    CHECK(WordsOf(LeftOut{}, "restored").empty());
}

TEST_CASE("a folder that a restore would refuse is not backed up", "[backup]")
{
    Shop shop;
    shop.Close();
    const std::string key = test::ReadFile(shop.From() + "/seal.key");
    struct Row {
        const char* name;
        std::string key;
        const char* says;
    };
    for (const Row& row : {Row{"another key", std::string(32, 'k'), "belongs to another database"},
                           {"a short key", key.substr(1), "exactly 32 bytes"}}) {
        INFO(row.name);
        test::WriteFile(shop.From() + "/seal.key", row.key);
        CHECK(Holds(Detail(Backup(shop.From(), shop.File())), row.says));
        CHECK(FilesIn(shop.folder.path()) == 1);
    }
    std::filesystem::remove(shop.From() + "/seal.key");
    CHECK(Holds(Detail(Backup(shop.From(), shop.File())), "no key file"));
    CHECK(FilesIn(shop.folder.path()) == 1);
}

TEST_CASE("there is nothing to back up where there is no data", "[backup]")
{
    test::TemporaryFolder folder;
    CHECK(Holds(Detail(Backup(folder.Sub("none"), folder.Sub("a.tar"))), "no data"));
    CHECK(FilesIn(folder.path()) == 0);
}

}  // namespace pinwright::backup
