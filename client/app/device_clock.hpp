// The clock of this device beside the server's. Pins go out by the server's clock, so where the two differ
// times are judged by that one. Pure.
#pragma once

#include <chrono>

#include "shared/timestamp.hpp"

namespace pinwright::app {

/// Clocks that differ by up to this are as good as the same.
inline constexpr std::chrono::minutes kClockTolerance{2};

/// How far the server's clock is ahead of this device's (negative: behind); zero within kClockTolerance.
/// `used`: what the last call gave. `date`: the header Date of an answer, in whole seconds. `took`: how long
/// that answer took, at most. `now`: by this device, as it arrived. An answer that took too long to tell
/// anything leaves `used`, and so does what differs from it by no more than such a measurement can.
std::chrono::milliseconds ServerLead(std::chrono::milliseconds used, Timestamp date,
                                     std::chrono::milliseconds took, Timestamp now);

}  // namespace pinwright::app
