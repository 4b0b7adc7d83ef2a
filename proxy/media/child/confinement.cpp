#include "proxy/media/child/confinement.hpp"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pinwright::media {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_RISCV64;
#else
#error "The filter of system calls does not know this processor: name it here and look through kAllowed."
#endif

/// The calls that reading, writing and memory need. None of them opens, connects, starts or signals
/// anything.
constexpr std::uint32_t kAllowed[] = {
    __NR_read,        __NR_pread64, __NR_write,   __NR_lseek,     __NR_fstat,         __NR_brk,
    __NR_munmap,      __NR_mremap,  __NR_madvise, __NR_exit,      __NR_exit_group,    __NR_restart_syscall,
    __NR_futex,       __NR_getpid,  __NR_gettid,  __NR_getrandom, __NR_clock_gettime,
#ifdef __SANITIZE_ADDRESS__
    __NR_sigaltstack,  // Called before each function that doesn't return.
#endif
};

/// Memory may be mapped, but not as executable.
constexpr std::uint32_t kNotRunnable[] = {__NR_mmap, __NR_mprotect};

sock_filter Load(std::size_t offset)
{
    return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
}

sock_filter SkipUnless(std::uint32_t value, std::uint8_t steps)
{
    return {BPF_JMP | BPF_JEQ | BPF_K, 0, steps, value};
}

sock_filter Give(std::uint32_t answer)
{
    return {BPF_RET | BPF_K, 0, 0, answer};
}

bool FilterCalls()
{
    std::vector<sock_filter> filter{
        Load(offsetof(seccomp_data, arch)),
        {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, kArchitecture},
        Give(SECCOMP_RET_KILL_PROCESS),
        Load(offsetof(seccomp_data, nr)),
    };
    for (const std::uint32_t call : kAllowed) {
        filter.push_back(SkipUnless(call, 1));
        filter.push_back(Give(SECCOMP_RET_ALLOW));
    }
    for (const std::uint32_t call : kNotRunnable) {
        filter.push_back(SkipUnless(call, 4));
        filter.push_back(
            Load(offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t)));  // Little-endian: low half.
        filter.push_back({BPF_JMP | BPF_JSET | BPF_K, 0, 1, PROT_EXEC});
        filter.push_back(Give(SECCOMP_RET_KILL_PROCESS));
        filter.push_back(Give(SECCOMP_RET_ALLOW));
    }
    filter.push_back(Give(SECCOMP_RET_KILL_PROCESS));
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// Never raises a limit: whoever started the server may have set a lower one.
bool Limit(int resource, rlim_t soft, rlim_t hard)
{
    const auto which = static_cast<__rlimit_resource_t>(resource);
    rlimit limit{};
    if (::getrlimit(which, &limit) != 0)
        return false;
    limit.rlim_max = std::min(limit.rlim_max, hard);
    limit.rlim_cur = std::min({limit.rlim_cur, limit.rlim_max, soft});
    return ::setrlimit(which, &limit) == 0;
}

bool Limit(int resource, rlim_t most)
{
    return Limit(resource, most, most);
}

/// The address sanitizer maps terabytes, so it gets no limit.
bool LimitMemory([[maybe_unused]] rlim_t bytes)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    return Limit(RLIMIT_AS, bytes);
#endif
}

}  // namespace

bool EndWithParent(pid_t parent)
{
    return parent == 0 || (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && ::getppid() == parent);
}

bool Confine(const Confinement& limits)
{
    for (const int one : {SIGALRM, SIGXCPU, SIGSYS, SIGSEGV})
        ::signal(one, SIG_DFL);
    ::signal(SIGXFSZ, SIG_IGN);  // The write fails with EFBIG instead.
    ::alarm(limits.seconds);
    return Limit(RLIMIT_CORE, 0) && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
           Limit(RLIMIT_CPU, limits.seconds, limits.seconds + 1) && Limit(RLIMIT_FSIZE, limits.file_bytes) &&
           Limit(RLIMIT_NOFILE, 0) && Limit(RLIMIT_NPROC, 0) && LimitMemory(limits.memory_bytes) &&
           FilterCalls();
}

}  // namespace pinwright::media
