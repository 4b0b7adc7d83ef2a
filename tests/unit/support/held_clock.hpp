// A clock for tests.
#pragma once

#include <atomic>
#include <chrono>

#include "shared/seams.hpp"

namespace pinwright::test {

/// Stands still, at 2026-11-23T12:00:00Z by default, until a test moves it. Threads: any number may call at
/// once.
class HeldClock final : public Clock {
public:
    explicit HeldClock(Timestamp at = FromMillis(1'795'435'200'000)) : m_millis(ToMillis(at)) {}

    Timestamp Now() const override { return FromMillis(m_millis); }
    void Set(Timestamp at) { m_millis = ToMillis(at); }
    /// Forward or back.
    void Move(std::chrono::milliseconds by) { m_millis += by.count(); }

private:
    std::atomic<std::int64_t> m_millis;
};

}  // namespace pinwright::test
