// The limits of this process. Each test runs in a child process, because limits can't be undone.
#include <catch2/catch_test_macros.hpp>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "proxy/config/process_limits.hpp"

namespace pinwright::config {
namespace {

/// Whether `holds` returns true in its own process.
bool HoldsInChild(const std::function<bool()>& holds)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(holds() ? 0 : 1);
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

rlimit LimitOf(int resource)
{
    rlimit limit{};
    ::getrlimit(static_cast<__rlimit_resource>(resource), &limit);
    return limit;
}

TEST_CASE("the limit of open files is raised as far as allowed, and never lowered")
{
    CHECK(HoldsInChild([] {
        const rlimit low{64, 300};
        return ::setrlimit(RLIMIT_NOFILE, &low) == 0 && RaiseFileLimit() == 300 &&
               LimitOf(RLIMIT_NOFILE).rlim_cur == 300 && RaiseFileLimit() == 300;
    }));
    CHECK(HoldsInChild([] {
        const rlim_t hard = LimitOf(RLIMIT_NOFILE).rlim_max;
        const auto wanted = hard < kMostFiles ? static_cast<int>(hard) : kMostFiles;
        return RaiseFileLimit() == wanted && LimitOf(RLIMIT_NOFILE).rlim_max == hard;
    }));
}

TEST_CASE("no core file is written, and other processes can't read the memory")
{
    CHECK(HoldsInChild([] {
        KeepMemoryPrivate();
        const rlimit core = LimitOf(RLIMIT_CORE);
        return core.rlim_cur == 0 && core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
    }));
}

TEST_CASE("the end of free descriptors is detected, and so is their return")
{
    CHECK_FALSE(HasNoFilesLeft());
    CHECK(HoldsInChild([] {
        const int last = ::dup(0);
        const rlimit none{static_cast<rlim_t>(last), LimitOf(RLIMIT_NOFILE).rlim_max};
        ::close(last);
        if (HasNoFilesLeft() || ::setrlimit(RLIMIT_NOFILE, &none) != 0 || !HasNoFilesLeft())
            return false;
        const rlimit more{static_cast<rlim_t>(last) + 1, none.rlim_max};
        return ::setrlimit(RLIMIT_NOFILE, &more) == 0 && !HasNoFilesLeft();
    }));
}

}  // namespace
}  // namespace pinwright::config
