// Giving up everything that decoding an image doesn't need, before the first byte of it is read.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace pinwright::media {

/// From now on this process ends when the one that started it does; 0: nobody's. False where that has
/// happened, or where another one has started it.
bool EndWithParent(pid_t parent);

struct Confinement {
    std::uint64_t memory_bytes = 512u << 20;  ///< All that is mapped, the program itself included.
    unsigned seconds = 20;                    ///< Of the wall clock, and as many of the processor's.
    std::uint64_t file_bytes = 20'000'000;    ///< What one file may grow to.
};

/// From now on this process can read, write and seek in the files that it has open, and get and return
/// memory. No other file, program, process, connection or signal is within its reach: a system call that
/// would reach one ends it (SIGSYS). Past its time it is ended, too (SIGALRM, SIGXCPU); past its memory
/// allocations fail; past `file_bytes` writes fail (EFBIG). Leaves no core file, and its memory can't be read
/// by others. False where the system does not let it. REQUIRES: the only thread. Files that it should not
/// have are closed.
bool Confine(const Confinement& limits);

}  // namespace pinwright::media
