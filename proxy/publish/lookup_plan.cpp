#include "proxy/publish/lookup_plan.hpp"

#include <algorithm>
#include <cstddef>

namespace pinwright::publish {

namespace {

std::size_t LooksTaken(const store::Publication& publication)
{
    return static_cast<std::size_t>(std::max(publication.looks, 0));
}

std::chrono::milliseconds Age(const store::Publication& publication, Timestamp now)
{
    return now - publication.unknown_since.value_or(now);
}

}  // namespace

LookupPlan LookupPlan::Faster(int times) const
{
    LookupPlan faster = *this;
    for (std::chrono::milliseconds& wait : faster.after)
        wait /= std::max(times, 1);
    return faster;
}

LookRank RankOf(const store::Publication& publication, Timestamp now, const LookupPlan& plan)
{
    const bool others_taken = LooksTaken(publication) + 1 >= plan.after.size();
    return others_taken && Age(publication, now) >= plan.after.back() ? LookRank::kLast : LookRank::kEarly;
}

Timestamp NextLook(const store::Publication& publication, Timestamp now, const LookupPlan& plan)
{
    // `looks` doesn't count the current lookup yet, so it is this lookup's index.
    const std::size_t taken = std::min(LooksTaken(publication), plan.after.size() - 1);
    if (taken + 1 < plan.after.size())
        return now + (plan.after[taken + 1] - plan.after[taken]);
    // All steps are done but the plan's whole time isn't over, perhaps because a clock was set back.
    const std::chrono::milliseconds left = plan.after.back() - Age(publication, now);
    return now + std::clamp(left, plan.after.front(), plan.after.back());
}

Timestamp LookAgain(const store::Publication& publication, Timestamp now, const LookupPlan& plan)
{
    const std::chrono::milliseconds longest =
        std::min<std::chrono::milliseconds>(plan.after.back(), std::chrono::minutes{5});
    return now + std::clamp(Age(publication, now) / 2, std::min(plan.after.front(), longest), longest);
}

}  // namespace pinwright::publish
