// Gives up everything that decoding an image doesn't need, before its first byte is read.
#pragma once

#include <sys/types.h>

#include <cstdint>

#include "shared/pin_rules.hpp"

namespace pinwright::media {

/// Ends this process when its parent ends. `parent`: 0 for none. Returns false if the parent has ended
/// already.
bool EndWithParent(pid_t parent);

struct Confinement {
    std::uint64_t memory_bytes = 512u << 20;  ///< All mapped memory, including the program.
    unsigned seconds = 20;                    ///< Wall-clock time, and the same of CPU time.
    /// The size limit of each file it writes.
    std::uint64_t file_bytes = static_cast<std::uint64_t>(kImageBytesLimit);
};

/// Leaves this process only its open files (to read, write and seek) and memory. A system call that would
/// reach any other file, program, process or connection ends it with SIGSYS. Over its time limit, it ends
/// with SIGALRM or SIGXCPU. Over its memory limit, allocations fail. Past `file_bytes`, writes fail with
/// EFBIG. It writes no core file, and other processes can't read its memory. Returns false if the system
/// doesn't support this. Open files stay open: first close any that it should not have. REQUIRES: this is
/// the only thread.
bool Confine(const Confinement& limits);

}  // namespace pinwright::media
