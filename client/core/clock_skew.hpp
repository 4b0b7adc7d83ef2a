// Compares this device's clock with the server's. Pins are published by the server's clock, so if the two
// differ, the server's clock counts. Pure functions.
#pragma once

#include <chrono>

#include "shared/timestamp.hpp"

namespace pinwright::app {

/// Clocks that differ by up to this count as equal.
inline constexpr std::chrono::minutes kClockTolerance{2};

/// How far the server's clock is ahead of this device's (negative: behind); zero within kClockTolerance.
/// `used`: the previous result. `date`: the Date header of an answer, in whole seconds. `took`: how long that
/// answer took, at most. `now`: this device's time when it arrived. Returns `used` if the answer took too
/// long, or if the difference is within the measurement error.
std::chrono::milliseconds ServerLead(std::chrono::milliseconds used, Timestamp date,
                                     std::chrono::milliseconds took, Timestamp now);

}  // namespace pinwright::app
