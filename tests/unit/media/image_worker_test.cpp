// The child that decodes: what it receives, and that every misbehavior becomes a refusal with a reason.
#include "proxy/media/image_worker.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "proxy/media/media_store.hpp"
#include "tests/unit/media/images.hpp"
#include "tests/unit/media/photo_parts.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::media {
namespace {

using test::ReadFile;
using test::SmallJpeg;
using test::SmallPng;
using test::WriteFile;

/// Runs other programs instead of the child.
class WorkerFixture : public test::StoreFixture {
public:
    std::string Script(const std::string& commands) const
    {
        const std::string path = folder.Sub("script");
        WriteFile(path, "#!/bin/sh\n" + commands + "\n");
        REQUIRE(::chmod(path.c_str(), 0700) == 0);
        return path;
    }
    Result<Media> Put(const std::string& program, const std::string& bytes)
    {
        MediaStore media(store().folder(), store().media, clock, program);
        const auto upload = media.Begin();
        REQUIRE(upload.ok());
        REQUIRE((*upload)->Write(bytes).ok());
        return (*upload)->Finish();
    }
    std::size_t FilesLeft() const
    {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.Sub("data/media")))
            count += entry.is_regular_file() ? 1u : 0u;
        return count;
    }
};

TEST_CASE("however a child ends, the image is refused with a reason and nothing of it is kept",
          "[image child]")
{
    struct Case {
        const char* commands;
        Cause cause;
        const char* reason;
    };
    const Case cases[] = {
        {"exit 11", Cause::kImageBroken, "can't be decoded"},
        {"exit 12", Cause::kImageBroken, "part of it is missing"},
        {"exit 13", Cause::kImageTooLarge, "more memory"},
        {"exit 14", Cause::kImageTooLarge, "more than 20 MB"},
        {"exit 15", Cause::kDiskFull, ""},
        {"exit 16", Cause::kStorage, ""},
        {"exit 10", Cause::kInternal, "seccomp"},
        {"exit 77", Cause::kInternal, ""},
        {"kill -SEGV $$", Cause::kImageBroken, "can't be decoded"},
        {"kill -ABRT $$", Cause::kImageBroken, "can't be decoded"},
        {"kill -SYS $$", Cause::kImageBroken, "can't be decoded"},
        {"kill -ALRM $$", Cause::kImageTooLarge, "longer than 20 seconds"},
        {"kill -XCPU $$", Cause::kImageTooLarge, "longer than 20 seconds"},
        {"kill -KILL $$", Cause::kImageTooLarge, "more memory"},
    };
    WorkerFixture fixture;
    for (const Case& one : cases) {
        INFO(one.commands);
        const auto refused = fixture.Put(fixture.Script(one.commands), SmallPng());
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().cause == one.cause);
        CHECK(refused.error().detail.find(one.reason) != std::string::npos);
        CHECK(fixture.FilesLeft() == 0);
    }
    const auto missing = fixture.Put(fixture.folder.Sub("nothing"), SmallPng());
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().cause == Cause::kInternal);
    CHECK(fixture.FilesLeft() == 0);
}

TEST_CASE("what a child wrote is kept only if it is a picture and nothing else", "[image child]")
{
    WorkerFixture fixture;
    const std::string other = fixture.folder.Sub("other");
    const std::string program = fixture.Script("cat " + other + "; exit 1");
    for (const std::string& written :
         {std::string("rubbish"), std::string(), SmallJpeg() + "x",
          test::AfterFirst(SmallJpeg(), test::ExifSegment(1)), SmallPng().substr(0, 80)}) {
        INFO(written.size());
        WriteFile(other, written);
        CHECK_FALSE(fixture.Put(program, SmallPng()).ok());
        CHECK(fixture.FilesLeft() == 0);
    }
    WriteFile(other, SmallJpeg());
    REQUIRE(fixture.Put(program, SmallPng()).ok());
    CHECK(fixture.FilesLeft() == 1);
    // Nor does anything else count as a preview.
    REQUIRE(fixture.Put(fixture.Script("echo rubbish >&3; exit 0"), SmallPng()).ok());
    CHECK(fixture.FilesLeft() == 2);
}

TEST_CASE("a child gets three files, the first to read, and neither environment nor anything else",
          "[image child]")
{
    const test::TemporaryFolder folder;
    WriteFile(folder.Sub("in"), "x");
    const int in = ::open(folder.Sub("in").c_str(), O_RDONLY | O_CLOEXEC);
    const int out = ::open(folder.Sub("out").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const int preview = ::open(folder.Sub("preview").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    // As a careless library would leave it.
    const int secret = ::open("/dev/null", O_RDWR);
    REQUIRE((in >= 0 && out >= 0 && preview >= 0 && secret >= 0));
    REQUIRE(::setenv("PINTEREST_APP_SECRET", "hush", 1) == 0);
    sigset_t signals;
    sigset_t before;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    REQUIRE(::pthread_sigmask(SIG_BLOCK, &signals, &before) == 0);

    ImageWorker worker(PINWRIGHT_CONFINEMENT_PROBE);
    const Result<bool> rewritten = worker.Run({"image/jpeg", 6, false}, {in, out, preview});
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    REQUIRE(::unsetenv("PINTEREST_APP_SECRET") == 0);
    for (const int file : {in, out, preview, secret})
        ::close(file);
    REQUIRE(rewritten.ok());
    CHECK(*rewritten);
    CHECK(ReadFile(folder.Sub("out")) == "pinwright\nimage-child\nimage/jpeg\n6\n0\n" +
                                             std::to_string(::getpid()) +
                                             "\nfile 0 to read\nfile 1\nfile 3\n");
}

TEST_CASE("the end of a child interrupts no other thread", "[image child]")
{
    sigset_t before;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &before);
    sigset_t none;
    sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
    const ImageWorker worker(PINWRIGHT_IMAGE_CHILD);
    bool blocked = false;
    std::thread([&blocked] {
        sigset_t signals;
        ::pthread_sigmask(SIG_SETMASK, nullptr, &signals);
        blocked = sigismember(&signals, SIGCHLD) == 1;
    }).join();
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    CHECK(blocked);
}

TEST_CASE("while an upload is being finished others are begun, found, written and finished", "[image child]")
{
    WorkerFixture fixture;
    const std::string begun = fixture.folder.Sub("begun");
    const std::string go = fixture.folder.Sub("go");
    REQUIRE((::mkfifo(begun.c_str(), 0600) == 0 && ::mkfifo(go.c_str(), 0600) == 0));
    MediaStore media(fixture.store().folder(), fixture.store().media, fixture.clock,
                     fixture.Script("echo > " + begun + "\nread -r line < " + go + "\nexit 0"));
    PartialUploads& uploads = media.partial();
    const auto length = static_cast<std::int64_t>(SmallPng().size());
    const PartialUploads::Key slow{"session", "slow"};
    const PartialUploads::Key other{"session", "other"};

    bool finished = false;
    std::thread finishing([&] {
        const auto turn = uploads.Take(slow, {0, length});
        finished = turn.ok() && (*turn)->Write(SmallPng()).ok() && (*turn)->Finish().ok();
    });
    std::string line;
    std::getline(std::ifstream(begun), line);  // Arrives once the child works.

    {
        const auto turn = uploads.Take(other, {0, 5});
        REQUIRE(turn.ok());
        CHECK((*turn)->Write("hello").ok());
        CHECK(uploads.Find(other) == PartialUploads::Progress{5, 5});
        CHECK(uploads.Find(slow) == PartialUploads::Progress{length, length});
        CHECK((*turn)->Finish().error().cause == Cause::kImageUnsupported);
    }
    CHECK_FALSE(uploads.Find(other));
    CHECK(uploads.Forget(slow));
    CHECK_FALSE(uploads.Find(slow));

    std::ofstream(go) << "\n";
    finishing.join();
    CHECK(finished);
    CHECK_FALSE(uploads.Find(slow));
}

}  // namespace
}  // namespace pinwright::media
