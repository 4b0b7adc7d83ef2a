// Randomness for tests.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "shared/seams.hpp"

namespace pinwright::test {

/// Bytes that differ from call to call, but not from run to run. Threads: any number may call at once.
class CountingRandom final : public Random {
public:
    /// Another `seed` gives other bytes.
    explicit CountingRandom(std::uint64_t seed = 1) : m_calls(seed << 32) {}

    std::string Bytes(std::size_t count) override
    {
        // Knuth's MMIX generator, restarted with each call.
        std::uint64_t state = ++m_calls * 0x9E3779B97F4A7C15u;
        std::string bytes;
        while (bytes.size() < count) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            bytes.push_back(static_cast<char>(state >> 56));
        }
        return bytes;
    }

private:
    std::atomic<std::uint64_t> m_calls;
};

}  // namespace pinwright::test
