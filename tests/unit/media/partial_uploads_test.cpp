// Uploads in several pieces: what arrived is kept, for whom, and for how long.
#include "proxy/media/partial_uploads.hpp"

#include <catch2/catch_test_macros.hpp>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "proxy/media/media_store.hpp"
#include "shared/pin_rules.hpp"
#include "tests/unit/media/images.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::media {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using test::PngOfSize;
using test::ReadFile;
using test::SmallPng;
using Key = PartialUploads::Key;
using Progress = PartialUploads::Progress;
using Turn = PartialUploads::Turn;

const std::int64_t kWhole = static_cast<std::int64_t>(SmallPng().size());

/// How many descriptors this process has open.
std::size_t OpenFiles()
{
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        (void)entry;
        ++count;
    }
    return count;
}

class PartialFixture : public test::StoreFixture {
public:
    Result<std::unique_ptr<Turn>> Take(const Key& whose, std::int64_t offset, std::int64_t length = kWhole)
    {
        return uploads.Take(whose, {offset, length});
    }
    /// Why the turn is refused.
    Cause Refusal(const Key& whose, std::int64_t offset, std::int64_t length = kWhole)
    {
        const auto turn = Take(whose, offset, length);
        REQUIRE_FALSE(turn.ok());
        return turn.error().cause;
    }
    /// Uploads bytes [from, to) of the small image.
    void Bring(const Key& whose, std::int64_t from, std::int64_t to)
    {
        const auto turn = Take(whose, from);
        REQUIRE(turn.ok());
        const std::string bytes = SmallPng();
        REQUIRE((*turn)
                    ->Write(std::string_view(bytes).substr(static_cast<std::size_t>(from),
                                                           static_cast<std::size_t>(to - from)))
                    .ok());
    }
    std::size_t TemporaryFiles() const
    {
        std::size_t count = 0;
        std::error_code failure;
        for (const auto& entry : std::filesystem::directory_iterator(folder.Sub("data/media/tmp"), failure))
            count += entry.is_regular_file() ? 1u : 0u;
        return count;
    }

    MediaStore media{store().folder(), store().media, clock, PINWRIGHT_IMAGE_CHILD};
    PartialUploads& uploads = media.partial();
    const Key key{"session", "id"};
};

TEST_CASE("an upload goes on where it was cut off, and is stored as a whole one is")
{
    PartialFixture fixture;
    CHECK_FALSE(fixture.uploads.Find(fixture.key));
    fixture.Bring(fixture.key, 0, 10);
    CHECK(fixture.uploads.Find(fixture.key) == Progress{10, kWhole});
    fixture.Bring(fixture.key, 10, 11);
    fixture.Bring(fixture.key, 11, kWhole - 1);
    CHECK(fixture.uploads.Find(fixture.key) == Progress{kWhole - 1, kWhole});
    CHECK(fixture.TemporaryFiles() == 1);

    const auto last = fixture.Take(fixture.key, kWhole - 1);
    REQUIRE(last.ok());
    REQUIRE((*last)->Write(SmallPng().substr(SmallPng().size() - 1)).ok());
    CHECK((*last)->progress() == Progress{kWhole, kWhole});
    const auto stored = (*last)->Finish();
    REQUIRE(stored.ok());
    CHECK(stored->id == "46024505b5e777cbcd55ec1851fa68003dfea84e3faecf075826a34be277ffa0");
    CHECK(stored->bytes == kWhole);
    CHECK(ReadFile(fixture.media.PathOf(stored->id).value()) == SmallPng());
    CHECK(fixture.TemporaryFiles() == 0);
}

TEST_CASE("what was stored is told again to whom the answer was lost")
{
    PartialFixture fixture;
    fixture.Bring(fixture.key, 0, kWhole);
    CHECK(fixture.uploads.Find(fixture.key) == Progress{kWhole, kWhole});
    const auto first = (*fixture.Take(fixture.key, kWhole))->Finish();
    REQUIRE(first.ok());
    const auto again = fixture.Take(fixture.key, kWhole);
    REQUIRE(again.ok());
    CHECK((*again)->Finish().value() == *first);
    CHECK_FALSE((*again)->Write("x").ok());
}

TEST_CASE("a partial file is for its owner's eyes alone")
{
    PartialFixture fixture;
    fixture.Bring(fixture.key, 0, 10);
    for (const auto& entry : std::filesystem::directory_iterator(fixture.folder.Sub("data/media/tmp"))) {
        struct stat facts {};
        REQUIRE(::stat(entry.path().c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);
    }
}

TEST_CASE("a part that does not follow what is kept is refused, and nothing changes")
{
    PartialFixture fixture;
    CHECK(fixture.Refusal(fixture.key, 1) == Cause::kNotFound);
    CHECK(fixture.Refusal(fixture.key, 0, kImageBytesLimit + 1) == Cause::kImageTooLarge);
    CHECK_FALSE(fixture.uploads.Find(fixture.key));
    CHECK(fixture.TemporaryFiles() == 0);

    fixture.Bring(fixture.key, 0, 10);
    CHECK(fixture.Refusal(fixture.key, 0) == Cause::kConflict);
    CHECK(fixture.Refusal(fixture.key, 9) == Cause::kConflict);
    CHECK(fixture.Refusal(fixture.key, 11) == Cause::kConflict);
    CHECK(fixture.Refusal(fixture.key, 10, kWhole + 1) == Cause::kConflict);
    CHECK(fixture.uploads.Find(fixture.key) == Progress{10, kWhole});

    // A start from the beginning with another length is another file.
    const auto anew = fixture.Take(fixture.key, 0, 77);
    REQUIRE(anew.ok());
    CHECK((*anew)->progress() == Progress{0, 77});
    CHECK(fixture.TemporaryFiles() == 1);
}

TEST_CASE("more bytes than were announced are not taken")
{
    PartialFixture fixture;
    fixture.Bring(fixture.key, 0, kWhole - 2);
    const auto turn = fixture.Take(fixture.key, kWhole - 2);
    REQUIRE(turn.ok());
    CHECK((*turn)->Write("abc").error().cause == Cause::kBadRequest);
    CHECK((*turn)->progress() == Progress{kWhole - 2, kWhole});
}

TEST_CASE("an upload belongs to the session that began it")
{
    PartialFixture fixture;
    const Key other{"another", fixture.key.id};
    fixture.Bring(fixture.key, 0, 10);
    CHECK_FALSE(fixture.uploads.Find(other));
    CHECK_FALSE(fixture.uploads.Forget(other));
    CHECK(fixture.Refusal(other, 10) == Cause::kNotFound);
    fixture.Bring(other, 0, 5);
    CHECK(fixture.uploads.Find(fixture.key) == Progress{10, kWhole});
    CHECK(fixture.uploads.Find(other) == Progress{5, kWhole});
}

TEST_CASE("one request at a time has its turn, and one that stalled loses it")
{
    PartialFixture fixture;
    {
        const auto first = fixture.Take(fixture.key, 0);
        REQUIRE(first.ok());
        REQUIRE((*first)->Write(SmallPng().substr(0, 10)).ok());
        CHECK(fixture.Refusal(fixture.key, 10) == Cause::kConflict);
        CHECK(fixture.Refusal(fixture.key, 0, 77) == Cause::kConflict);
        fixture.clock.Move(seconds(4));
        REQUIRE((*first)->Write(SmallPng().substr(10, 1)).ok());
        fixture.clock.Move(seconds(4));
        CHECK(fixture.Refusal(fixture.key, 11) == Cause::kConflict);

        fixture.clock.Move(seconds(1));
        const auto second = fixture.Take(fixture.key, 11);
        REQUIRE(second.ok());
        CHECK((*first)->Write(SmallPng().substr(11, 1)).error().cause == Cause::kConflict);
        CHECK((*first)->Finish().error().cause == Cause::kConflict);
        REQUIRE((*second)->Write(SmallPng().substr(11, 4)).ok());
    }
    fixture.Bring(fixture.key, 15, 20);
}

TEST_CASE("a forgotten upload leaves nothing, and whoever writes to it is stopped")
{
    PartialFixture fixture;
    const auto turn = fixture.Take(fixture.key, 0);
    REQUIRE(turn.ok());
    REQUIRE((*turn)->Write("abc").ok());
    CHECK(fixture.uploads.Forget(fixture.key));
    CHECK_FALSE(fixture.uploads.Forget(fixture.key));
    CHECK(fixture.TemporaryFiles() == 0);
    CHECK((*turn)->Write("def").error().cause == Cause::kConflict);
    CHECK((*turn)->Finish().error().cause == Cause::kConflict);
    CHECK_FALSE(fixture.uploads.Find(fixture.key));
    fixture.Bring(fixture.key, 0, 10);
}

TEST_CASE("what is not continued is let go after 15 minutes, what is continued is kept")
{
    PartialFixture fixture;
    const Key other{"session", "other"};
    fixture.Bring(fixture.key, 0, 10);
    fixture.Bring(other, 0, 10);
    fixture.clock.Move(minutes(14));
    fixture.Bring(other, 10, 20);
    CHECK(fixture.uploads.Find(fixture.key));
    fixture.clock.Move(minutes(1));
    fixture.uploads.Sweep();
    CHECK(fixture.TemporaryFiles() == 1);
    CHECK_FALSE(fixture.uploads.Find(fixture.key));
    CHECK(fixture.Refusal(fixture.key, 10) == Cause::kNotFound);
    CHECK(fixture.uploads.Find(other) == Progress{20, kWhole});
}

TEST_CASE("an upload that waits for its next part keeps no file open")
{
    PartialFixture fixture;
    const std::size_t before = OpenFiles();
    for (int n = 0; n < 8; ++n)
        fixture.Bring({"session", std::to_string(n)}, 0, 1);
    CHECK(OpenFiles() == before);
    {
        const auto turn = fixture.Take({"session", "7"}, 1);
        REQUIRE(turn.ok());
        CHECK(OpenFiles() == before + 1);
    }
    CHECK(OpenFiles() == before);
    CHECK(fixture.TemporaryFiles() == 8);
}

TEST_CASE("a thousand uploads of as many sessions cost 32 files on disk and none open")
{
    PartialFixture fixture;
    const std::size_t before = OpenFiles();
    int begun = 0;
    int busy = 0;
    for (int n = 0; n < 1010; ++n) {
        const auto turn = fixture.Take({"session" + std::to_string(n), "id"}, 0);
        if (turn.ok()) {
            REQUIRE((*turn)->Write("x").ok());
            ++begun;
        } else {
            REQUIRE(turn.error().detail.find("Too many uploads") == 0);
            ++busy;
        }
    }
    CHECK(begun == 32);
    CHECK(busy == 978);
    CHECK(OpenFiles() == before);
    CHECK(fixture.TemporaryFiles() == 32);
    // An upload that was kept still continues.
    const auto turn = fixture.Take({"session0", "id"}, 1);
    CHECK(turn.ok());
}

TEST_CASE("where there are 32, the one that gives way has been idle longest, and for two minutes")
{
    PartialFixture fixture;
    const auto key = [](int n) { return Key{"session" + std::to_string(n), "id"}; };
    for (int n = 0; n < 32; ++n)
        fixture.Bring(key(n), 0, n == 5 ? 9 : 10);
    fixture.clock.Move(seconds(60));
    fixture.Bring(key(0), 10, 11);
    fixture.clock.Move(seconds(59));
    CHECK(fixture.Refusal(key(100), 0) == Cause::kStorage);
    fixture.clock.Move(seconds(1));
    fixture.Bring(key(100), 0, 1);
    CHECK(fixture.TemporaryFiles() == 32);
    CHECK_FALSE(fixture.uploads.Find(key(5)));  // All but one were idle as long; it had the least.
    for (int n = 0; n < 32; ++n)
        CHECK(fixture.uploads.Find(key(n)).has_value() == (n != 5));
}

TEST_CASE("where there are 32, one that is finished gives way at once")
{
    PartialFixture fixture;
    const auto key = [](int n) { return Key{"session" + std::to_string(n), "id"}; };
    for (int n = 0; n < 32; ++n)
        fixture.Bring(key(n), 0, n == 9 ? kWhole : 10);
    {
        const auto turn = fixture.Take(key(9), kWhole);
        REQUIRE(turn.ok());
        REQUIRE((*turn)->Finish().ok());
    }
    fixture.Bring(key(100), 0, 1);
    CHECK_FALSE(fixture.uploads.Find(key(9)));
    CHECK(fixture.Refusal(key(101), 0) == Cause::kStorage);
}

TEST_CASE("a part is never appended to a file that is not as it was left")
{
    PartialFixture fixture;
    fixture.Bring(fixture.key, 0, 10);
    const auto file = std::filesystem::directory_iterator(fixture.folder.Sub("data/media/tmp"))->path();
    SECTION("shorter")
    {
        std::filesystem::resize_file(file, 9);
    }
    SECTION("longer")
    {
        std::filesystem::resize_file(file, 11);
    }
    SECTION("gone")
    {
        std::filesystem::remove(file);
    }
    SECTION("a link to another file")
    {
        std::filesystem::rename(file, fixture.folder.Sub("elsewhere"));
        std::filesystem::create_symlink(fixture.folder.Sub("elsewhere"), file);
    }
    CHECK(fixture.Refusal(fixture.key, 10) == Cause::kNotFound);
    CHECK_FALSE(fixture.uploads.Find(fixture.key));
    fixture.Bring(fixture.key, 0, 10);
}

TEST_CASE("where no file can be opened an upload says so, and goes on once one can be")
{
    PartialFixture fixture;
    fixture.Bring(fixture.key, 0, 10);
    const pid_t child = ::fork();
    if (child == 0) {
        const int next = ::dup(0);
        ::close(next);
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        const rlimit none{static_cast<rlim_t>(next), limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &none) != 0)
            ::_exit(3);
        const auto refused = fixture.Take(fixture.key, 10);
        const auto begun = fixture.Take({"session", "other"}, 0);
        for (const auto* one : {&refused, &begun})
            if (one->ok() || one->error().cause != Cause::kStorage ||
                one->error().detail.find("open no more files") == std::string::npos)
                ::_exit(1);
        ::setrlimit(RLIMIT_NOFILE, &limit);
        const auto resumed = fixture.Take(fixture.key, 10);
        ::_exit(resumed.ok() && (*resumed)->Write(SmallPng().substr(10)).ok() && (*resumed)->Finish().ok()
                    ? 0
                    : 2);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a session has eight uploads at a time, the oldest goes")
{
    PartialFixture fixture;
    const Key other{"session2", "0"};
    fixture.Bring(other, 0, 10);
    for (int n = 9; n > 0; --n)  // So that the order of the IDs differs from the order in which they began.
        fixture.Bring({"session", std::to_string(n)}, 0, n);
    CHECK_FALSE(fixture.uploads.Find({"session", "9"}));
    for (int n = 8; n > 0; --n)
        CHECK(fixture.uploads.Find({"session", std::to_string(n)}) == Progress{n, kWhole});
    CHECK(fixture.uploads.Find(other));
    CHECK(fixture.TemporaryFiles() == 9);
}

TEST_CASE("what is no image is refused when it is whole, and let go")
{
    PartialFixture fixture;
    const auto turn = fixture.Take(fixture.key, 0, 5);
    REQUIRE(turn.ok());
    REQUIRE((*turn)->Write("hello").ok());
    CHECK((*turn)->Finish().error().cause == Cause::kImageUnsupported);
    CHECK_FALSE(fixture.uploads.Find(fixture.key));
    CHECK(fixture.TemporaryFiles() == 0);
    CHECK(fixture.Take(fixture.key, 0, 0).value()->Finish().error().cause == Cause::kImageBroken);
}

TEST_CASE("a start keeps no part of what an earlier process took in")
{
    PartialFixture fixture;
    fixture.Bring(fixture.key, 0, 10);
    MediaStore next(fixture.store().folder(), fixture.store().media, fixture.clock, PINWRIGHT_IMAGE_CHILD);
    CHECK(fixture.TemporaryFiles() == 0);
    CHECK_FALSE(next.partial().Find(fixture.key));
}

TEST_CASE("where files cannot grow an upload says so, and is let go")
{
    PartialFixture fixture;
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, RLIM_INFINITY};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(3);
        const auto turn = fixture.Take(fixture.key, 0, 200'000);
        if (!turn.ok() || !(*turn)->Write(PngOfSize(200'000).substr(0, 90'000)).ok())
            ::_exit(4);
        const Result<Done> written = (*turn)->Write(std::string(20'000, 'x'));
        ::_exit(!written.ok() && written.error().cause == Cause::kDiskFull &&
                        !fixture.uploads.Find(fixture.key) && fixture.TemporaryFiles() == 0
                    ? 0
                    : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace pinwright::media
