#include "proxy/config/process_limits.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace pinwright::config {

int RaiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;  // The smallest limit that POSIX systems set in practice.
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, kMostFiles);
    if (limit.rlim_cur < wanted) {
        const rlimit raised{wanted, limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit.rlim_cur = wanted;
    }
    return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, kMostFiles));
}

void KeepMemoryPrivate()
{
    const rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
    // The limit has no effect if the system pipes core files to a program; this has.
    (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

bool HasNoFilesLeft()
{
    const int probe = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (probe < 0)
        return IsOutOfFiles(errno);
    ::close(probe);
    return false;
}

}  // namespace pinwright::config
