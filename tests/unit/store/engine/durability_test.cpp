// Acknowledged changes survive a kill and a full disk.
#include <catch2/catch_test_macros.hpp>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::StoreFixture;

TEST_CASE("every pin that was acknowledged before a kill is there afterwards")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Close();
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        fixture.Reopen();
        for (int n = 0;; ++n) {
            if (!fixture.store().pins.Insert(fixture.MakePin(n), fixture.clock.Now()).ok())
                ::_exit(1);
            if (::write(pipe_ends[1], &n, sizeof n) != sizeof n)
                ::_exit(1);
        }
    }
    ::close(pipe_ends[1]);
    int last = -1;
    while (last < 200)
        REQUIRE(::read(pipe_ends[0], &last, sizeof last) == sizeof last);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    for (int n = 0; ::read(pipe_ends[0], &n, sizeof n) == sizeof n;)
        last = n;
    ::close(pipe_ends[0]);

    fixture.Reopen();
    for (int n = 0; n <= last; ++n)
        REQUIRE(fixture.store().pins.Find(fixture.MakePin(n).id));
    const int scheduled = fixture.store().pins.CountByState()[static_cast<std::size_t>(PinState::kScheduled)];
    CHECK((scheduled == last + 1 || scheduled == last + 2));  // The last may not have been acknowledged yet.
}

TEST_CASE("a full database says so, and takes its next row once there is room")
{
    test::TemporaryFolder folder;
    Connection connection(folder.Sub("full.db"));
    connection.Execute("PRAGMA max_page_count = 4; CREATE TABLE t (a TEXT)");
    REQUIRE(connection.ok());
    for (int i = 0; i < 100 && connection.ok(); ++i)
        connection.Run("INSERT INTO t VALUES (?)", std::string(1000, 'x'));
    REQUIRE_FALSE(connection.ok());
    CHECK(connection.fault().cause == Cause::kDiskFull);
    connection.ClearFault();
    connection.Execute("PRAGMA max_page_count = 1000");
    CHECK(connection.Run("INSERT INTO t VALUES ('y')") == 1);
}

TEST_CASE("where files cannot grow the store says that there is no room, and nothing is half-written")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Close();
    const pid_t child = ::fork();
    if (child == 0) {
        // In its own process, because the limit applies to everything that it writes.
        ::signal(SIGXFSZ, SIG_IGN);
        fixture.Reopen();
        const rlimit limit{300'000, RLIM_INFINITY};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(3);
        for (int n = 0; n < 1000; ++n) {
            const auto inserted = fixture.store().pins.Insert(fixture.MakePin(n), fixture.clock.Now());
            if (inserted.ok())
                continue;
            const bool clean = !fixture.store().pins.Find(fixture.MakePin(n).id);
            const bool counted =
                fixture.store().pins.CountByState()[static_cast<std::size_t>(PinState::kScheduled)] == n;
            // It continues when there is room.
            const rlimit room{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &room);
            const bool goes_on = fixture.store().pins.Insert(fixture.MakePin(n), fixture.clock.Now()).ok();
            ::_exit(inserted.error().cause == Cause::kDiskFull && clean && counted && goes_on ? 0 : 1);
        }
        ::_exit(2);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("where another program locks the database the store says so, and goes on when it lets go")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Connection other(fixture.folder.Sub("data/pinwright.db"));
    other.Run("BEGIN IMMEDIATE");
    const auto refused = fixture.store().pins.Insert(fixture.MakePin(1), fixture.clock.Now());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().cause == Cause::kStorage);
    CHECK_FALSE(fixture.store().pins.Find(fixture.MakePin(1).id));
    other.Run("ROLLBACK");
    CHECK(fixture.store().pins.Insert(fixture.MakePin(1), fixture.clock.Now()).ok());
}

TEST_CASE("any number of threads may read and write at once")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    constexpr int kThreads = 4;
    constexpr int kPins = 50;
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int n = 0; n < kPins; ++n) {
                const Pin pin = fixture.MakePin(t * kPins + n);
                const bool inserted = fixture.store().pins.Insert(pin, fixture.clock.Now()).ok();
                if (!inserted || !fixture.store().pins.Find(pin.id))
                    ++failures;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(failures == 0);
    CHECK(fixture.store().pins.CountByState()[static_cast<std::size_t>(PinState::kScheduled)] ==
          kThreads * kPins);
}

}  // namespace
}  // namespace pinwright::store
