// How many calls Pinterest still accepts: the last values of its `x-ratelimit-*` headers, reads and writes
// separately. Limits: for trial access 1,000 reads and 300 writes a day per app, for standard access a
// number per minute and user (https://developers.pinterest.com/docs/reference/rate-limits/). Counts nothing
// itself.
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

/// Which budget a call counts against. The token call is a POST, but counts as a read.
Budget BudgetOf(std::string_view method, std::string_view url);

/// The last known budgets of each Pinterest API, by origin. With standard access each user has a separate
/// budget. The last one seen then stands for all users; it expires within a minute.
///
/// Threads: any number may call at once, also during a scrape.
class Budgets {
public:
    Budgets();

    /// Records an answer's headers; without them, nothing changes.
    void Note(std::string_view url, Budget budget, const RateLimit& limit, Timestamp now);

    /// Until when fewer than a tenth of the budget is left, so that calls that can wait should wait. Nothing
    /// if there is enough, or it isn't known.
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
