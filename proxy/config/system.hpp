// The real clock, randomness and environment of the machine.
#pragma once

#include <string>

#include "proxy/config/config.hpp"
#include "shared/seams.hpp"

namespace pinwright::config {

/// The system's wall clock. Threads: any number may call at once.
class SystemClock : public Clock {
public:
    Timestamp Now() const override;
};

/// The system's generator, through libsodium; fit for keys. Threads: any number may call at once.
class SystemRandom : public Random {
public:
    /// Ends the program if the system has no randomness, because nothing is safe without it.
    SystemRandom();
    std::string Bytes(std::size_t count) override;
};

/// The environment that this process was started with.
class SystemEnviron : public Environ {
public:
    std::optional<std::string> Get(const std::string& name) const override;
};

}  // namespace pinwright::config
