// A thread with a stack as small as the smallest one of the program's threads that call out: code that
// recurses on a peer's data also crashes here.
#pragma once

#include <pthread.h>

#include <cstddef>
#include <functional>

namespace pinwright::net::testing {

inline void RunOnSmallStack(std::function<void()> task)
{
#if defined(__SANITIZE_ADDRESS__)
    constexpr std::size_t kStackBytes = 2u << 20;  // Instrumented frames are several times larger.
#else
    constexpr std::size_t kStackBytes = 256u << 10;
#endif
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    pthread_t thread{};
    const auto enter = [](void* argument) -> void* {
        (*static_cast<std::function<void()>*>(argument))();
        return nullptr;
    };
    if (pthread_create(&thread, &attributes, enter, &task) == 0)
        pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

}  // namespace pinwright::net::testing
