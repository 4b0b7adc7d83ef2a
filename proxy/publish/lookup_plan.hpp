// When a pin of unknown outcome is looked for, and when it may be called surely absent. Pure.
#pragma once

#include <chrono>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// The looks, counted from the moment at which the outcome became unknown: the end of the attempt, or
/// the restart that found it open. The last is the earliest at which "not there" counts as "never
/// made": Pinterest's lists lag behind its writes, and a request that was cut off may still be at work.
struct LookupPlan {
    std::vector<std::chrono::milliseconds> after{std::chrono::seconds{5}, std::chrono::seconds{20},
                                                 std::chrono::seconds{60}, std::chrono::seconds{120},
                                                 std::chrono::seconds{240}};

    /// The same plan, `times` as fast; for trials against a stand-in. `times` below 1 counts as 1.
    LookupPlan Faster(int times) const;
};

/// What a look that is taken now can settle.
enum class LookRank {
    kEarly,  ///< It may find the pin; if it does not, that means nothing yet.
    kLast,   ///< If everything was read and the pin is not there, it was never made.
};

/// The rank of a look at `publication` begun at `now`. It is the last one only when all others of the plan
/// were taken and the plan's whole time is over: a wall clock that jumps forward ahead does not do.
LookRank RankOf(const store::Publication& publication, Timestamp now, const LookupPlan& plan);

/// When to look after an early look that was complete: the plan's gap later, counted from `now`.
Timestamp NextLook(const store::Publication& publication, Timestamp now, const LookupPlan& plan);

/// When to look again after a look that could not read everything: half of the time that it has
/// been unknown, within the plan's shortest and longest gap but no more than 5 minutes.
Timestamp LookAgain(const store::Publication& publication, Timestamp now, const LookupPlan& plan);

}  // namespace pinwright::publish
