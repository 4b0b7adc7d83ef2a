// Threads for connections: many, short-lived, and with small stacks.
#pragma once

#include <functional>

namespace pinwright::http {

/// Runs the task on a thread of its own that nobody waits for. False: the system has no more threads.
/// The task must not throw.
bool RunOnThread(std::function<void()> task);

}  // namespace pinwright::http
