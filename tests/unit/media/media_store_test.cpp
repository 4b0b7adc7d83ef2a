// Uploads: stored completely, or not at all.
#include <catch2/catch_test_macros.hpp>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "shared/pin_rules.hpp"
#include "tests/unit/media/images.hpp"
#include "tests/unit/store/support.hpp"

#include "proxy/media/media_store.hpp"

namespace pinwright::media {
namespace {

using test::PngOfSize;
using test::ReadFile;
using test::SmallJpeg;
using test::SmallPng;
using test::WriteFile;

using Names = std::set<std::string>;

class MediaFixture : public test::StoreFixture {
public:
    MediaFixture() : media(store().folder(), store().media, clock, PINWRIGHT_IMAGE_CHILD) {}

    Result<Media> Put(const std::string& bytes, std::size_t piece = 1000)
    {
        Result<std::unique_ptr<Upload>> upload = media.Begin();
        if (!upload.ok())
            return upload.error();
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            const Result<Done> written = (*upload)->Write(std::string_view(bytes).substr(at, piece));
            if (!written.ok())
                return written.error();
        }
        return (*upload)->Finish();
    }
    Names Files() const
    {
        Names names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.Sub("data/media"))) {
            if (entry.is_regular_file())
                names.insert(entry.path().filename().string());
        }
        return names;
    }

    MediaStore media;
};

TEST_CASE("an upload is kept under the hash of its bytes, however it came in pieces")
{
    MediaFixture fixture;
    const auto whole = fixture.Put(SmallPng());
    REQUIRE(whole.ok());
    CHECK(whole->id == "46024505b5e777cbcd55ec1851fa68003dfea84e3faecf075826a34be277ffa0");
    CHECK(whole->content_type == "image/png");
    CHECK(whole->bytes == static_cast<std::int64_t>(SmallPng().size()));
    CHECK(whole->width == 3);
    CHECK(whole->height == 2);
    CHECK(ReadFile(fixture.media.PathOf(whole->id).value()) == SmallPng());
    CHECK(fixture.store().media.Find(whole->id) == *whole);

    const auto again = fixture.Put(SmallPng(), 1);
    REQUIRE(again.ok());
    CHECK(*again == *whole);
    CHECK(fixture.Files() == Names{whole->id, whole->id + ".preview"});
    CHECK(fixture.Put(SmallJpeg())->id != whole->id);
}

TEST_CASE("what is refused leaves nothing behind")
{
    struct Case {
        const char* name;
        std::string bytes;
        Cause cause;
    };
    const std::string video = std::string(
        "\0\0\0\x20"
        "ftypisom",
        12);
    const Case cases[] = {
        {"empty", "", Cause::kImageBroken},
        {"cut off", SmallPng().substr(0, 60), Cause::kImageBroken},
        {"a video", video + std::string(100, 'v'), Cause::kImageUnsupported},
        {"a long video", video + std::string(20'000'001, 'v'), Cause::kImageUnsupported},
        {"one byte too large", PngOfSize(static_cast<std::size_t>(kImageBytesLimit) + 1),
         Cause::kImageTooLarge},
    };
    MediaFixture fixture;
    for (const Case& one : cases) {
        INFO(one.name);
        const auto media = fixture.Put(one.bytes, 65536);
        REQUIRE_FALSE(media.ok());
        CHECK(media.error().cause == one.cause);
        CHECK(fixture.Files().empty());
    }
}

TEST_CASE("an image of just 20 MB is taken")
{
    MediaFixture fixture;
    const auto media = fixture.Put(PngOfSize(static_cast<std::size_t>(kImageBytesLimit)), 65536);
    REQUIRE(media.ok());
    CHECK(media->bytes == kImageBytesLimit);
}

TEST_CASE("an upload that is given up leaves nothing behind, and a start clears what a kill left")
{
    MediaFixture fixture;
    {
        const auto upload = fixture.media.Begin();
        REQUIRE(upload.ok());
        REQUIRE((*upload)->Write(SmallPng()).ok());
        CHECK(fixture.Files().size() == 1);
    }
    CHECK(fixture.Files().empty());
    const auto kept = fixture.Put(SmallPng());
    REQUIRE(kept.ok());
    WriteFile(fixture.folder.Sub("data/media/tmp/left"), "half");
    const MediaStore next(fixture.store().folder(), fixture.store().media, fixture.clock,
                          PINWRIGHT_IMAGE_CHILD);
    CHECK(fixture.Files() == Names{kept->id, kept->id + ".preview"});
}

TEST_CASE("a file that is gone or shorter than it was is not there, and comes back with its next upload")
{
    MediaFixture fixture;
    const std::string id = fixture.Put(SmallPng())->id;
    const std::string path = fixture.media.PathOf(id).value();
    WriteFile(path, "short");
    CHECK_FALSE(fixture.media.PathOf(id));
    REQUIRE(fixture.Put(SmallPng()).ok());
    CHECK(ReadFile(fixture.media.PathOf(id).value()) == SmallPng());
    std::filesystem::remove(path);
    CHECK_FALSE(fixture.media.PathOf(id));
}

TEST_CASE("ids that are none lead nowhere")
{
    MediaFixture fixture;
    WriteFile(fixture.folder.Sub("data/secret"), "x");
    for (const char* id : {"", "../secret", "../seal.key", "/etc/passwd", "tmp", "."}) {
        CHECK_FALSE(fixture.media.PathOf(id));
        CHECK_FALSE(fixture.media.PreviewOf(id));
        CHECK(fixture.media.SavePreview(id, SmallPng()).error().cause == Cause::kNotFound);
    }
}

TEST_CASE("a preview is small, an image, and belongs to an image")
{
    MediaFixture fixture;
    const std::string id = fixture.Put(SmallPng())->id;
    const std::string made = ReadFile(fixture.media.PreviewOf(id).value());
    const auto limit = static_cast<std::size_t>(kPreviewBytesLimit);
    CHECK(fixture.media.SavePreview(std::string(64, 'a'), SmallJpeg()).error().cause == Cause::kNotFound);
    CHECK(fixture.media.SavePreview(id, PngOfSize(limit + 1)).error().cause == Cause::kImageTooLarge);
    CHECK(fixture.media.SavePreview(id, "GIF89a").error().cause == Cause::kImageUnsupported);
    CHECK(fixture.media.SavePreview(id, SmallPng().substr(0, 70)).error().cause == Cause::kImageBroken);
    CHECK(ReadFile(fixture.media.PreviewOf(id).value()) == made);
    REQUIRE(fixture.media.SavePreview(id, PngOfSize(limit)).ok());
    REQUIRE(fixture.media.SavePreview(id, SmallJpeg()).ok());
    CHECK(ReadFile(fixture.media.PreviewOf(id).value()) == SmallJpeg());
    CHECK(ReadFile(fixture.media.PathOf(id).value()) == SmallPng());
    CHECK(fixture.Files().size() == 2);
    // The browser's preview stays when the image is uploaded again.
    REQUIRE(fixture.Put(SmallPng()).ok());
    CHECK(ReadFile(fixture.media.PreviewOf(id).value()) == SmallJpeg());
}

TEST_CASE("where files cannot grow an upload says that there is no room")
{
    MediaFixture fixture;
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, RLIM_INFINITY};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(3);
        const auto media = fixture.Put(PngOfSize(200'000));
        ::_exit(!media.ok() && media.error().cause == Cause::kDiskFull && fixture.Files().empty() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace pinwright::media
