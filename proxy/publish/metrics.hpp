// Counts the outcomes of this process's publications, for /metrics. Decides nothing.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <string_view>

#include "proxy/store/records.hpp"
#include "shared/diagnosis.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// Threads: any number may call at once, also during a scrape.
class Figures {
public:
    Figures();

    /// Pinterest accepted the pin. Its lateness counts from publish_at; a pin without one is never late.
    void Accepted(const Pin& pin, Timestamp now);
    /// Refused: the pin was not made, for this cause. Unknown: the outcome is not known yet.
    void Refused(Cause cause);
    void Unknown();

    /// `pinwright_publications_total{outcome,cause}` and `pinwright_publish_lateness_seconds`.
    const prometheus::Collectable& collectable() const { return m_registry; }

private:
    void Count(std::string_view outcome, std::string_view cause);

private:
    prometheus::Registry m_registry;
    prometheus::Family<prometheus::Counter>& m_outcomes;
    prometheus::Histogram& m_lateness;
};

}  // namespace pinwright::publish
