// A data folder that goes into a file and comes out of it: whole, private, and without publishing.
#include "proxy/backup/backup.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/store/support.hpp"

namespace pinwright::backup {
namespace {

const std::string kImage(64, 'a');

/// A folder with an account, a pin that is due, an image and its preview; its server is still at work.
class Shop : public test::StoreFixture {
public:
    Shop()
    {
        std::filesystem::create_directories(folder.Sub("data/media"));
        test::WriteFile(folder.Sub("data/media/" + kImage), "i");
        test::WriteFile(folder.Sub("data/media/" + kImage + ".preview"), "p");
        Connect("a1");
        pin = Insert(MakePin(1));
    }

    std::string From() const { return folder.Sub("data"); }
    std::string File() const { return folder.Sub("shop.tar"); }
    std::string To() const { return folder.Sub("other"); }

    Pin pin;
};

std::string Detail(const Result<Done>& result)
{
    return result.ok() ? "done" : result.error().detail;
}

bool Holds(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

/// The archive with another name, of the same length, for one of its entries, and the checksum to it.
std::string Renamed(std::string archive, const std::string& name, const std::string& other)
{
    const std::size_t header = archive.find(name);
    archive.replace(header, name.size(), other);
    archive.replace(header + 148, 8, 8, ' ');
    unsigned sum = 0;
    for (std::size_t i = 0; i < 512; ++i)
        sum += static_cast<unsigned char>(archive[header + i]);
    char text[8];
    (void)std::snprintf(text, sizeof text, "%06o", sum);
    archive.replace(header + 148, 7, std::string(text, 7));
    return archive;
}

int FilesIn(const std::string& folder)
{
    std::error_code failure;
    int count = 0;
    for (std::filesystem::directory_iterator entry(folder, failure);
         !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("a backup is one private file, made while the server runs", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    struct stat facts {};
    REQUIRE(::stat(shop.File().c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(FilesIn(shop.folder.path()) == 2);  // The folder and the backup; nothing in between is left.
    CHECK(shop.Insert(shop.MakePin(2)).state == PinState::kScheduled);

    const std::string before = test::ReadFile(shop.File());
    CHECK(Holds(Detail(Backup(shop.From(), shop.File())), "already"));
    CHECK(test::ReadFile(shop.File()) == before);
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
    CHECK(test::ReadFile(shop.To() + "/media/" + kImage) == "i");
    CHECK(test::ReadFile(shop.To() + "/media/" + kImage + ".preview") == "p");

    Result<std::unique_ptr<store::Store>> opened = store::Store::Open(shop.To(), shop.random, shop.clock);
    REQUIRE(opened.ok());
    store::Store& store = **opened;
    CHECK(store.FindPin(shop.pin.id)->title == shop.pin.title);
    CHECK_FALSE(store.FindPin(shop.MakePin(2).id));
    CHECK(store.FindTokens("a1")->access_token == "access-a1");
    const auto claims = [&] {
        const auto claim = store.ClaimDue(shop.clock.now, {Environment::kProduction}, {}, {});
        // It was to go out at once; by now the other server may have posted it.
        CHECK((!claim || shop.clock.now - claim->due_since.value() > store::kOldNewsAge));
        return claim.has_value();
    };
    CHECK(store.CurrentSettings().restored);
    CHECK(store.CurrentSettings().paused);
    CHECK_FALSE(claims());

    // "Resume" is not enough: it has to be said that the other server is no more.
    SettingsChange resume;
    resume.paused = false;
    CHECK(store.ChangeSettings(resume)->paused);
    CHECK_FALSE(claims());
    SettingsChange takeover;
    takeover.restored = false;
    const Result<Settings> taken = store.ChangeSettings(takeover);
    REQUIRE(taken.ok());
    CHECK_FALSE(taken->restored);
    CHECK_FALSE(taken->paused);
    CHECK(claims());
    CHECK_FALSE(shop.store().CurrentSettings().restored);
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

TEST_CASE("what is no backup, or a broken one, restores nothing", "[backup]")
{
    Shop shop;
    REQUIRE(Detail(Backup(shop.From(), shop.File())) == "done");
    const std::string whole = test::ReadFile(shop.File());
    const std::string foreign = Renamed(whole, "seal.key", "../a.key");
    const std::string without_database = Renamed(whole, "pinwright.db", "pinwright.dc");
    std::string altered = whole;
    altered.replace(altered.find("seal.key"), 8, "seal.kez");
    struct Row {
        const char* name;
        std::string bytes;
    };
    const Row rows[] = {
        {"empty", ""},
        {"text", "These are the letters of an aunt of mine."},
        {"cut in its database", whole.substr(0, 5000)},
        {"cut in its key", whole.substr(0, whole.find("seal.key") + 200)},
        {"cut before its images", whole.substr(0, whole.find("seal.key"))},
        {"names that lead elsewhere", foreign},
        {"an unknown name", without_database},
        {"an altered header", altered},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        test::WriteFile(shop.File(), row.bytes);
        const Result<Done> restored = Restore(shop.File(), shop.To());
        CHECK_FALSE(restored.ok());
        INFO(Detail(restored));
        CHECK_FALSE(Detail(restored).empty());
        CHECK(FilesIn(shop.To()) == 0);
        CHECK_FALSE(std::filesystem::exists(shop.folder.Sub("a.key")));
    }
    CHECK(Holds(Detail(Restore(shop.folder.Sub("nowhere.tar"), shop.To())), "cannot be read"));
    test::WriteFile(shop.File(), whole);
    CHECK(Detail(Restore(shop.File(), shop.To())) == "done");
}

TEST_CASE("there is nothing to back up where there is no data", "[backup]")
{
    test::TemporaryFolder folder;
    CHECK(Holds(Detail(Backup(folder.Sub("none"), folder.Sub("a.tar"))), "no data"));
    CHECK(FilesIn(folder.path()) == 0);
}

}  // namespace pinwright::backup
