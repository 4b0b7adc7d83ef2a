// Outcomes on their way into the store. One that the store does not take (a full disk, say) is kept
// and written again until it is taken: an outcome that is known must not become unknown by that.
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

    /// Writes, and keeps what failed for want of room or by a fault of the database. Other errors (the
    /// publication is no longer open, say) are returned and forgotten. `what` goes to the log.
    Result<Done> Settle(std::string what, Write write);

    /// Tries again all that is kept.
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
