#include "proxy/publish/worker_pool.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

#include "proxy/config/threads.hpp"

namespace pinwright::publish {

struct WorkerPool::Impl {
    std::size_t limit = 1;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    std::vector<std::unique_ptr<config::SmallThread>> threads;
    std::size_t idle = 0;
    bool stopping = false;

    void Work()
    {
        std::unique_lock lock(mutex);
        while (true) {
            idle++;
            changed.wait(lock, [&] { return stopping || !jobs.empty(); });
            idle--;
            if (jobs.empty())
                return;
            const std::function<void()> job = std::move(jobs.front());
            jobs.pop_front();
            lock.unlock();
            job();
            lock.lock();
        }
    }
};

WorkerPool::WorkerPool(std::size_t limit) : m_impl(std::make_unique<Impl>())
{
    m_impl->limit = limit == 0 ? 1 : limit;
}

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->changed.notify_all();
    for (const std::unique_ptr<config::SmallThread>& thread : m_impl->threads)
        thread->Join();
}

void WorkerPool::Run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        Impl& impl = *m_impl;
        if (impl.idle <= impl.jobs.size() && impl.threads.size() < impl.limit) {
            auto thread = std::make_unique<config::SmallThread>();
            if (thread->Start([&impl] { impl.Work(); }))
                impl.threads.push_back(std::move(thread));
        }
        if (!impl.threads.empty()) {
            impl.jobs.push_back(std::move(job));
            job = nullptr;
        }
    }
    if (job)
        job();
    else
        m_impl->changed.notify_one();
}

}  // namespace pinwright::publish
