// Threads with small stacks. The default of 8 MB, once touched, would cost memory for each connection and
// worker.
#pragma once

#include <functional>
#include <memory>

namespace pinwright::config {

/// Runs the task on a detached thread with a stack of 256 KB: for connections, which are many and
/// short-lived. False: the system has no more threads. The task must not throw.
bool RunOnThread(std::function<void()> task);

/// A joinable thread with a stack of 512 KB, which calls through TLS and SQLite need less than half of.
class SmallThread {
public:
    SmallThread();
    ~SmallThread();
    SmallThread(const SmallThread&) = delete;
    SmallThread& operator=(const SmallThread&) = delete;

    /// False: the system has no more threads. The body must not throw. REQUIRES: not started yet.
    bool Start(std::function<void()> body);
    /// Waits for its end; does nothing if it never started.
    void Join();

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

}  // namespace pinwright::config
