// Tells the owner about problems that need a person, by a POST to the owner's address. A thread reads the
// store after each change, and posts what is new. Publishing never waits for it.
//   [X] posts each cause once as long as it lasts, even across restarts
//   [X] retries a message until the receiver accepts it, or its cause is gone
//   [ ] never reveals the address, not even a part of it
#pragma once

#include <memory>
#include <optional>

#include "proxy/config/config.hpp"
#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/net/transport.hpp"
#include "proxy/store/notices.hpp"
#include "shared/seams.hpp"

namespace pinwright::notify {

/// How often the thread checks for changes, and how often it reads the store even without one.
inline constexpr std::chrono::seconds kLookEvery{5};
inline constexpr std::chrono::minutes kLookAnyway{1};

class Notifier {
public:
    /// All arguments outlive the notifier. If no address is set, it does nothing.
    Notifier(const config::Config& config, store::Notices& notices, net::Transport& transport,
             const Clock& clock);
    /// Stops; waits for a message that is being sent, up to its deadline.
    ~Notifier();
    Notifier(const Notifier&) = delete;
    Notifier& operator=(const Notifier&) = delete;

    /// Starts the thread. kInternal: the system has no more threads.
    Result<Done> Start();

    /// Posts all messages that are due now, one after the other, up to the first that isn't accepted.
    /// Threads: one at a time, and only if Start was not called.
    void RunOnce();

    /// How the last message went, for the checks; nothing if no address is set. Threads: any.
    std::optional<diagnosis::NotifyState> state() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::notify
