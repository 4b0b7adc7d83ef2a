// A few threads with small stacks for calls that wait on the network. Threads start when first needed, so an
// idle server has none.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace pinwright::publish {

/// Runs a job, now or on another thread. Lets tests work without threads.
using RunJob = std::function<void(std::function<void()>)>;

class WorkerPool {
public:
    /// At most `limit` threads; further jobs wait their turn.
    explicit WorkerPool(std::size_t limit);
    /// Finishes all submitted jobs, then joins.
    ~WorkerPool();

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Threads: any may call. If no thread can be created, the job runs on the calling thread.
    void Run(std::function<void()> job);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::publish
