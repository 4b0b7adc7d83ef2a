// Files that are no longer needed, and those that a power cut left.
#include <catch2/catch_test_macros.hpp>

#include <set>

#include "tests/unit/media/images.hpp"
#include "tests/unit/store/support.hpp"

#include "proxy/media/media_store.hpp"

namespace pinwright::media {
namespace {

using std::chrono::hours;
using test::SmallJpeg;
using test::SmallPng;

class Attic : public test::StoreFixture {
public:
    Attic() : media(store().folder(), store().media, clock, PINWRIGHT_IMAGE_CHILD) {}

    std::string Put(const std::string& bytes)
    {
        Result<std::unique_ptr<Upload>> upload = media.Begin();
        REQUIRE(upload.ok());
        REQUIRE((*upload)->Write(bytes).ok());
        const Result<Media> stored = (*upload)->Finish();
        REQUIRE(stored.ok());
        return stored->id;
    }
    std::set<std::string> Files() const
    {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder.Sub("data/media"))) {
            if (entry.is_regular_file())
                names.insert(entry.path().filename().string());
        }
        return names;
    }
    void Leave(const std::string& name) const { test::WriteFile(folder.Sub("data/media/" + name), "x"); }

    MediaStore media;
};

using Names = std::set<std::string>;

TEST_CASE("an image that no pin shows goes after a week, with its preview", "[collecting]")
{
    Attic attic;
    const std::string shown = attic.Put(SmallPng());
    const std::string loose = attic.Put(SmallJpeg());
    REQUIRE(attic.media.SavePreview(shown, SmallJpeg()).ok());
    REQUIRE(attic.media.SavePreview(loose, SmallPng()).ok());
    attic.Connect("a1");
    Pin pin = attic.MakePin(1);
    pin.media = {shown};
    attic.Insert(pin);

    attic.clock.Move(kUnusedLife);
    CHECK_FALSE(attic.media.Collect(attic.clock.Now()));
    CHECK(attic.Files().size() == 4);
    attic.clock.Move(std::chrono::milliseconds(1));
    CHECK_FALSE(attic.media.Collect(attic.clock.Now()));
    CHECK(attic.Files() == Names{shown, shown + ".preview"});
    CHECK_FALSE(attic.media.PathOf(loose));
    CHECK(attic.media.SavePreview(loose, SmallPng()).error().cause == Cause::kNotFound);

    CHECK(attic.Put(SmallJpeg()) == loose);  // It may be uploaded again.
    CHECK(attic.media.PathOf(loose));
}

TEST_CASE("an image that is stored again is kept for another week", "[collecting]")
{
    Attic attic;
    const std::string id = attic.Put(SmallPng());
    attic.clock.Move(kUnusedLife + hours(1));
    CHECK(attic.Put(SmallPng()) == id);
    attic.media.Collect(attic.clock.Now());
    CHECK(attic.media.PathOf(id));
}

TEST_CASE("files that belong to nothing are swept, and nothing else", "[collecting]")
{
    Attic attic;
    const std::string id = attic.Put(SmallPng());
    REQUIRE(attic.media.SavePreview(id, SmallJpeg()).ok());
    const std::string lost(64, 'c');
    attic.Leave(lost);
    attic.Leave(lost + ".preview");
    attic.Leave("notes.txt");
    attic.media.Sweep([] { return true; });
    CHECK(attic.Files().size() == 5);
    attic.media.Sweep([] { return false; });
    CHECK(attic.Files() == Names{id, id + ".preview", "notes.txt"});
}

}  // namespace
}  // namespace pinwright::media
