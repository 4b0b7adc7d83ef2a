#include "proxy/http/threads.hpp"

#include <pthread.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace pinwright::http {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kStackBytes = 2u << 20;  // Instrumented frames are several times larger.
#else
constexpr std::size_t kStackBytes = 256u << 10;
#endif

void* Run(void* argument)
{
    const std::unique_ptr<std::function<void()>> task(static_cast<std::function<void()>*>(argument));
    (*task)();
    return nullptr;
}

}  // namespace

bool RunOnThread(std::function<void()> task)
{
    auto owned = std::make_unique<std::function<void()>>(std::move(task));
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    pthread_t thread{};
    const bool started = pthread_create(&thread, &attributes, Run, owned.get()) == 0;
    pthread_attr_destroy(&attributes);
    if (started)
        static_cast<void>(owned.release());  // Run owns it now.
    return started;
}

}  // namespace pinwright::http
