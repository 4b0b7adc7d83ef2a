// See worker_pool.hpp.
#include "proxy/publish/worker_pool.hpp"

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace pinwright::publish {

namespace {

constexpr std::size_t kStackBytes = 512 * 1024;

}  // namespace

struct SmallThread::Handle {
    pthread_t thread{};
    std::function<void()> body;
};

SmallThread::SmallThread() = default;

SmallThread::~SmallThread()
{
    Join();
}

bool SmallThread::Start(std::function<void()> body)
{
    auto handle = std::make_unique<Handle>();
    handle->body = std::move(body);

    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    pthread_attr_setstacksize(&attributes, kStackBytes);
    const auto enter = [](void* argument) -> void* {
        static_cast<Handle*>(argument)->body();
        return nullptr;
    };
    const int failed = pthread_create(&handle->thread, &attributes, enter, handle.get());
    pthread_attr_destroy(&attributes);
    if (failed != 0)
        return false;
    m_handle = std::move(handle);
    return true;
}

void SmallThread::Join()
{
    if (m_handle != nullptr)
        pthread_join(m_handle->thread, nullptr);
    m_handle.reset();
}

struct WorkerPool::Impl {
    std::size_t limit = 1;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    std::vector<std::unique_ptr<SmallThread>> threads;
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
    for (const std::unique_ptr<SmallThread>& thread : m_impl->threads)
        thread->Join();
}

void WorkerPool::Run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        Impl& impl = *m_impl;
        if (impl.idle <= impl.jobs.size() && impl.threads.size() < impl.limit) {
            auto thread = std::make_unique<SmallThread>();
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
