// Counts and times calls to Pinterest, for /metrics. Doesn't change them, and stores nothing of their
// content.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <string>
#include <string_view>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/budgets.hpp"
#include "shared/seams.hpp"

namespace pinwright::pinterest {

/// The call's label: method and path below the API's version, without the query. Each segment with a digit
/// becomes `{id}`: "GET https://…/v5/boards/123/pins?…" becomes "GET /boards/{id}/pins".
std::string OperationOf(std::string_view method, std::string_view url);

/// Threads: any number may call at once, also during a scrape.
class MeteredTransport : public net::Transport {
public:
    /// `inner` makes the calls; both must outlive this.
    MeteredTransport(net::Transport& inner, const Clock& clock);

    net::Outcome Send(const net::Request& request) override;

    /// `pinwright_pinterest_requests_total{operation,status}` (status 0: no answer),
    /// `pinwright_pinterest_request_duration_seconds{operation}`, and
    /// `pinwright_pinterest_ratelimit_remaining{operation}`, the remaining budget in the last answer.
    const prometheus::Collectable& figures() const { return m_registry; }

    /// The remaining reads and writes.
    const Budgets& budgets() const { return m_budgets; }

private:
    net::Transport& m_inner;
    const Clock& m_clock;
    Budgets m_budgets;
    prometheus::Registry m_registry;
    prometheus::Family<prometheus::Counter>& m_requests;
    prometheus::Family<prometheus::Histogram>& m_durations;
    prometheus::Family<prometheus::Gauge>& m_remaining;
};

}  // namespace pinwright::pinterest
