// The process that decodes untrusted images can do nothing else, and not for long.
#include "proxy/media/child/confinement.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <utility>

#include "tests/unit/store/support.hpp"

namespace pinwright::media {
namespace {

/// Starts the probe with these files as its input and output.
pid_t StartProbe(const char* what, int in, int out)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(in, 0);
        ::dup2(out, 1);
        ::execl(PINWRIGHT_CONFINEMENT_PROBE, "probe", what, nullptr);
        ::_exit(127);
    }
    return child;
}

struct Pipe {
    Pipe() { REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0); }
    ~Pipe()
    {
        for (const int end : ends)
            ::close(end);
    }
    std::array<int, 2> ends{};
};

TEST_CASE("a confined process can neither connect, nor open, nor start, nor signal anything", "[confinement]")
{
    struct Case {
        const char* what;
        int ended_by;  ///< A signal, or 0.
        int status;
    };
    const Case cases[] = {
        {"nothing", 0, 0},
        {"connect", SIGSYS, 0},
        {"open a file", SIGSYS, 0},
        {"start a program", SIGSYS, 0},
        {"start a process", SIGSYS, 0},
        {"signal another process", SIGSYS, 0},
        {"run what it wrote", SIGSYS, 0},
#ifndef __SANITIZE_ADDRESS__  // It maps terabytes.
        {"take too much memory", 0, 42},
#endif
        {"write too much", 0, 42},
        {"work for too long", SIGALRM, 0},
        {"wait for too long", SIGALRM, 0},
    };
    const test::TemporaryFolder folder;
    for (const Case& one : cases) {
        INFO(one.what);
        const Pipe never;
        const int out = ::open((folder.Sub("out")).c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        REQUIRE(out >= 0);
        const pid_t probe = StartProbe(one.what, never.ends[0], out);
        ::close(out);
        int status = 0;
        REQUIRE(::waitpid(probe, &status, 0) == probe);
        if (one.ended_by == 0) {
            REQUIRE(WIFEXITED(status));
            CHECK(WEXITSTATUS(status) == one.status);
        } else {
            REQUIRE(WIFSIGNALED(status));
            // The limits of processor time and of time may be reached together.
            const int by = WTERMSIG(status) == SIGXCPU ? SIGALRM : WTERMSIG(status);
            CHECK(by == one.ended_by);
        }
    }
}

TEST_CASE("a process that belongs to the server ends with it", "[confinement]")
{
    const Pipe never;
    Pipe told;
    const pid_t server = ::fork();
    if (server == 0) {
        char byte = 0;
        const pid_t probe = StartProbe("outlive its parent", never.ends[0], told.ends[1]);
        ::_exit(probe > 0 && ::read(told.ends[0], &byte, 1) == 1 && byte == '!' ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(server, &status, 0) == server);
    REQUIRE((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    // The probe was the last process that could write.
    ::close(std::exchange(told.ends[1], -1));
    pollfd end{told.ends[0], POLLIN, 0};
    CHECK(::poll(&end, 1, 30'000) == 1);
    CHECK((end.revents & POLLHUP) != 0);
}

}  // namespace
}  // namespace pinwright::media
