#include "client/core/clock_skew.hpp"

namespace pinwright::app {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLongestAnswer{10'000};
// Twice the largest error of two measurements: half of the longest answer, and half a second of Date.
constexpr milliseconds kNoise{11'000};

milliseconds Size(milliseconds span)
{
    return span < milliseconds{0} ? -span : span;
}

}  // namespace

milliseconds ServerLead(milliseconds used, Timestamp date, milliseconds took, Timestamp now)
{
    if (took < milliseconds{0} || took > kLongestAnswer)
        return used;
    // The server wrote Date while the answer was on its way, and Date is rounded down to a second.
    const milliseconds lead = date + milliseconds{500} + took / 2 - now;
    if (used != milliseconds{0} && Size(lead - used) <= kNoise)
        return used;
    return Size(lead) > kClockTolerance ? lead : milliseconds{0};
}

}  // namespace pinwright::app
