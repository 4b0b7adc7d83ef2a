// The two seams through which time and chance come in, so that tests can hold them.
#pragma once

#include <cstddef>
#include <string>

#include "shared/timestamp.hpp"

namespace pinwright {

/// What time it is. Wall-clock time: it may jump either way.
struct Clock {
    virtual ~Clock() = default;
    virtual Timestamp Now() const = 0;
};

/// Unpredictable bytes.
struct Random {
    virtual ~Random() = default;
    virtual std::string Bytes(std::size_t count) = 0;
};

}  // namespace pinwright
