// Tells the owner, by a POST to an address of theirs, what does not go on by itself: a thread that looks at
// the store after each change, and posts what was not told yet. Publishing never waits for it.
//   [X] each cause once for as long as it holds, restarts included
//   [X] what nobody takes is retried until it is taken, or past
//   [ ] never says where it posts to, not even in part
#pragma once

#include <memory>
#include <optional>

#include "proxy/config/config.hpp"
#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/net/transport.hpp"
#include "proxy/store/notices.hpp"
#include "shared/seams.hpp"

namespace pinwright::notify {

/// How often it is looked whether anything changed, and how soon the clock alone is reason enough.
inline constexpr std::chrono::seconds kLookEvery{5};
inline constexpr std::chrono::minutes kLookAnyway{1};

class Notifier {
public:
    /// All of it outlives the notifier. Where no address is set it never does anything.
    Notifier(const config::Config& config, store::Notices& notices, net::Transport& transport,
             const Clock& clock);
    /// Stops, and waits for a message under way as long as its deadline says.
    ~Notifier();
    Notifier(const Notifier&) = delete;
    Notifier& operator=(const Notifier&) = delete;

    /// Starts the thread. kInternal: there is none to be had.
    Result<Done> Start();

    /// One look: posts all that is to be told now, one after the other, up to the first that is not taken.
    /// Threads: one at a time, and none where it was started.
    void RunOnce();

    /// How the last message went, for the checks; nothing where no address is set. Threads: any.
    std::optional<diagnosis::NotifyState> state() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::notify
