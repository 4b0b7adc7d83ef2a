// When to look for a pin of unknown outcome, and when to call it absent. Pure.
#pragma once

#include <chrono>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// When each lookup is due, counted from when the outcome became unknown: the end of the attempt, or the
/// restart that found it open. The last one is the earliest that may conclude "never made": Pinterest's
/// lists lag behind its writes, and an interrupted request may still be at work.
struct LookupPlan {
    std::vector<std::chrono::milliseconds> after{std::chrono::seconds{5}, std::chrono::seconds{20},
                                                 std::chrono::seconds{60}, std::chrono::seconds{120},
                                                 std::chrono::seconds{240}};

    /// The same plan, `times` as fast; for tests against a stand-in. `times` below 1 counts as 1.
    LookupPlan Faster(int times) const;
};

/// What a lookup can settle at this point of the plan.
enum class LookRank {
    kEarly,  ///< It may find the pin; finding nothing means nothing yet.
    kLast,   ///< If everything was read and the pin isn't there, it was never made.
};

/// The rank of a lookup of `publication` begun at `now`. It is kLast only after all other lookups of the
/// plan and the plan's whole time: a wall clock that jumps ahead isn't enough.
LookRank RankOf(const store::Publication& publication, Timestamp now, const LookupPlan& plan);

/// When to look again after an early, complete lookup: the plan's gap, counted from `now`.
Timestamp NextLook(const store::Publication& publication, Timestamp now, const LookupPlan& plan);

/// When to look again after an incomplete lookup: after half the time that the outcome has been unknown,
/// within the plan's shortest and longest gap, and at most 5 minutes.
Timestamp LookAgain(const store::Publication& publication, Timestamp now, const LookupPlan& plan);

}  // namespace pinwright::publish
