// A few threads with small stacks for calls that wait on the network. Threads are made when they are
// first needed, so an idle server has none.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace pinwright::publish {

/// Runs a job, now or on a thread of its own. The seam through which tests do without threads.
using RunJob = std::function<void(std::function<void()>)>;

class WorkerPool {
public:
    /// At most `limit` threads; jobs beyond that wait their turn.
    explicit WorkerPool(std::size_t limit);
    /// Finishes all jobs that were given, then joins.
    ~WorkerPool();

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Threads: any may call. Where no thread can be had at all, the job runs right here.
    void Run(std::function<void()> job);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::publish
