// How many calls Pinterest still takes: what its `x-ratelimit-*` headers said last, reads and writes apart
// (https://developers.pinterest.com/docs/reference/rate-limits/: with trial access 1,000 reads and 300 writes
// a day for the app, with standard access so many a minute for each user). Counts nothing itself.
#pragma once

#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/pinterest/types.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::pinterest {

/// Pinterest's categories, `org_read` and `org_write`.
enum class Budget { kRead, kWrite };

/// Which of them a call is counted for. The token call is a POST, and a read.
Budget BudgetOf(std::string_view method, std::string_view url);

/// Of each Pinterest (by the origin of its API) the last word. With standard access each user has a budget of
/// its own; the last one that was seen stands for all then, which is forgotten within a minute.
///
/// Threads: any number may call at once, and collect meanwhile.
class Budgets {
public:
    Budgets();

    /// What an answer said; where it said nothing, nothing changes.
    void Note(std::string_view url, Budget budget, const RateLimit& limit, Timestamp now);

    /// Nothing: there is enough, or nobody knows. Otherwise until when fewer than a tenth is left, so that
    /// whatever has time should wait.
    std::optional<Timestamp> ScarceUntil(std::string_view url, Budget budget, Timestamp now) const;

    /// `pinwright_pinterest_budget_remaining{api,category}` and `pinwright_pinterest_budget_limit`.
    const prometheus::Collectable& figures() const { return m_registry; }

private:
    struct State {
        RateLimit limit;
        Timestamp at{};
    };

private:
    prometheus::Registry m_registry;
    prometheus::Family<prometheus::Gauge>& m_remaining;
    prometheus::Family<prometheus::Gauge>& m_limits;
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, Budget>, State> m_states;
};

}  // namespace pinwright::pinterest
