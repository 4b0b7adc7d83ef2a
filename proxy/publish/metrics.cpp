#include "proxy/publish/metrics.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace pinwright::publish {

namespace {

/// In seconds: from on time to a week late.
prometheus::Histogram::BucketBoundaries LatenessBuckets()
{
    return {1, 5, 15, 60, 300, 3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600};
}

}  // namespace

Figures::Figures()
    : m_outcomes(prometheus::BuildCounter()
                     .Name("pinwright_publications_total")
                     .Help("Attempts to publish a pin, by outcome.")
                     .Register(m_registry)),
      m_lateness(prometheus::BuildHistogram()
                     .Name("pinwright_publish_lateness_seconds")
                     .Help("How long after its time Pinterest accepted a pin.")
                     .Register(m_registry)
                     .Add({}, LatenessBuckets()))
{
}

void Figures::Accepted(const Pin& pin, Timestamp now)
{
    Count("accepted", "");
    const Timestamp due = pin.publish_at.value_or(now);
    m_lateness.Observe(std::chrono::duration<double>(std::max(now - due, Timestamp::duration{0})).count());
}

void Figures::Refused(Cause cause)
{
    Count("refused", Describe(cause).id);
}

void Figures::Unknown()
{
    Count("unknown", "");
}

void Figures::Count(std::string_view outcome, std::string_view cause)
{
    m_outcomes.Add({{"outcome", std::string(outcome)}, {"cause", std::string(cause)}}).Increment();
}

}  // namespace pinwright::publish
