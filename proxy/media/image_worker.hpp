// Decodes images in a child process, one at a time, so that a hostile file can harm only that process. See
// child/contract.hpp.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "proxy/media/child/contract.hpp"
#include "shared/result.hpp"

namespace pinwright::media {

/// Threads: any number may call at once; they wait for each other.
class ImageWorker {
public:
    /// Open files that the caller owns. `in` is only read.
    struct Files {
        int in;
        int out;
        int preview;
    };

    struct Job {
        std::string_view type;  ///< image/jpeg or image/png
        int orientation = 1;
        bool ended = true;
    };

    /// `program` is this program, or one with the same image-child command. Blocks SIGCHLD in this thread
    /// and in the threads it starts. Otherwise a child's end could interrupt another thread's read from a
    /// socket: a read with a time-out fails with EINTR then, even without a handler. REQUIRES: no thread
    /// that reads from sockets has been started.
    explicit ImageWorker(std::string program);

    /// Returns true if `out` has the picture to use, false if `in` is fine as it is. May write a preview
    /// either way. Errors: kImageBroken; kImageTooLarge (needs too much memory or time, or has too many
    /// bytes once turned); kDiskFull, kStorage; kInternal if the child can't be started or confined.
    Result<bool> Run(const Job& job, const Files& files);

private:
    const std::string m_program;
    std::mutex m_turn;  ///< Held while a child is running.
};

}  // namespace pinwright::media
