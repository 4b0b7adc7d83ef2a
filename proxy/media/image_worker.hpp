// Decodes images in a child process, one at a time, so that a hostile file can harm nothing but that process.
// See child/contract.hpp.
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
    /// Open files that stay the caller's. `in` is only read.
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

    /// `program` is this program, or one that answers as it does.
    /// Blocks SIGCHLD in this thread and those it starts. Otherwise the end of a child could interrupt
    /// another thread's read from a socket: a read with a time-out fails with EINTR then, even without a
    /// handler. REQUIRES: no thread that reads from sockets has been started.
    explicit ImageWorker(std::string program);

    /// Whether the picture to take is in `out`, rather than in `in` as it is. A preview is written either
    /// way. Errors: kImageBroken, kImageTooLarge (more memory or time than it may take, or too many bytes
    /// once it is turned); kDiskFull, kStorage; kInternal if no child can be started.
    Result<bool> Run(const Job& job, const Files& files);

private:
    const std::string m_program;
    std::mutex m_turn;  ///< Held while a child works.
};

}  // namespace pinwright::media
