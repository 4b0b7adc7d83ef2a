// A wall clock that tests can set while a process runs, as a person or a time server does. Loaded into the
// process before its libraries (LD_PRELOAD), it adds the milliseconds in the first eight bytes of the file
// PINWRIGHT_FAULT_CLOCK. Clocks that count from the start are left alone.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace {

const volatile std::int64_t* Offset()
{
    const char* const path = std::getenv("PINWRIGHT_FAULT_CLOCK");
    const int file = path == nullptr ? -1 : ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return nullptr;
    void* const bytes = ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    return bytes == MAP_FAILED ? nullptr : static_cast<const std::int64_t*>(bytes);
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    using Function = int (*)(clockid_t, timespec*);
    static const auto real = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "clock_gettime"));
    static const volatile std::int64_t* const offset = Offset();
    const int result = real(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME && offset != nullptr) {
        const std::int64_t nanoseconds = time->tv_nsec + (*offset % 1000) * 1'000'000;
        time->tv_sec += *offset / 1000 + nanoseconds / 1'000'000'000;
        time->tv_nsec = nanoseconds % 1'000'000'000;
        if (time->tv_nsec < 0) {
            time->tv_nsec += 1'000'000'000;
            --time->tv_sec;
        }
    }
    return result;
}
