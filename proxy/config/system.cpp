#include "proxy/config/system.hpp"

#include <sodium.h>

#include <cstdlib>

namespace pinwright::config {

Timestamp SystemClock::Now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

SystemRandom::SystemRandom()
{
    if (sodium_init() < 0)
        std::abort();
}

std::string SystemRandom::Bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::optional<std::string> SystemEnviron::Get(const std::string& name) const
{
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace pinwright::config
