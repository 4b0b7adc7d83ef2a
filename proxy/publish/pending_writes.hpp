// Outcomes on their way into the store. If the store can't write one (a full disk, say), it is kept and
// retried until it succeeds: a known outcome must not become unknown.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "shared/result.hpp"

namespace pinwright::publish {

/// Threads: any number may call at once.
class PendingWrites {
public:
    using Write = std::function<Result<Done>()>;

    /// Runs the write. Keeps it for a retry if the disk was full or the database failed. Returns any other
    /// error (such as a publication that is no longer open) and drops the write. `what` is its name in the
    /// log.
    Result<Done> Settle(std::string what, Write write);

    /// Retries every kept write.
    void Retry();

    std::size_t Waiting() const;

private:
    struct Kept {
        std::string what;
        Write write;
    };

private:
    mutable std::mutex m_mutex;
    std::vector<Kept> m_kept;
};

}  // namespace pinwright::publish
