#include "proxy/config/threads.hpp"

#include <pthread.h>

#include <cstddef>
#include <utility>

namespace pinwright::config {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kTaskStackBytes = 2u << 20;  // Instrumented frames are several times larger.
#else
constexpr std::size_t kTaskStackBytes = 256u << 10;
#endif
constexpr std::size_t kSmallThreadStackBytes = 512u << 10;

enum class Kind { kDetached, kJoinable };

bool Spawn(pthread_t& thread, Kind kind, std::size_t stack_bytes, void* (*enter)(void*), void* argument)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    if (kind == Kind::kDetached)
        pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, stack_bytes);
    const bool started = pthread_create(&thread, &attributes, enter, argument) == 0;
    pthread_attr_destroy(&attributes);
    return started;
}

void* RunTask(void* argument)
{
    const std::unique_ptr<std::function<void()>> task(static_cast<std::function<void()>*>(argument));
    (*task)();
    return nullptr;
}

}  // namespace

bool RunOnThread(std::function<void()> task)
{
    auto owned = std::make_unique<std::function<void()>>(std::move(task));
    pthread_t thread{};
    const bool started = Spawn(thread, Kind::kDetached, kTaskStackBytes, RunTask, owned.get());
    if (started)
        static_cast<void>(owned.release());  // RunTask owns it now.
    return started;
}

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
    const auto enter = [](void* argument) -> void* {
        static_cast<Handle*>(argument)->body();
        return nullptr;
    };
    if (!Spawn(handle->thread, Kind::kJoinable, kSmallThreadStackBytes, enter, handle.get()))
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

}  // namespace pinwright::config
