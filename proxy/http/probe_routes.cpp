// /healthz and /metrics, for monitoring: no session, and nothing about the owner except counts. /healthz
// answers under any Host, /metrics only under our own. The server is healthy only if its scheduler is really
// running and nothing waits without a reason.
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <chrono>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "proxy/diagnosis/public_address.hpp"
#include "proxy/http/origins.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"

namespace pinwright::http {

namespace {

double Seconds(std::chrono::milliseconds span)
{
    return static_cast<double>(span.count()) / 1000;
}

Response Health(const Services& services, const Request& request)
{
    const std::string& url = services.config.public_url;
    const bool public_host = NormalHost(request.host, url.starts_with("https:")) == HostOf(url);
    const diagnosis::SchedulerState state = StateOfScheduler(services);
    const bool good = !state.stalled() && !state.behind();
    const char* const status = good ? "ok" : state.stalled() ? "scheduler_stalled" : "pins_overdue";
    nlohmann::json json = {{"status", status},
                           {"version", services.version},
                           {"heartbeat_age_seconds", Seconds(state.heartbeat_age)},
                           {"backlog_seconds", Seconds(state.backlog)}};
    json.update(diagnosis::MarksOf(services.instance, public_host));
    return JsonReply(good ? 200 : 503, json);
}

/// Adds a gauge with one value.
void Tell(prometheus::Registry& registry, const char* name, const char* help, double value,
          const prometheus::Labels& labels = {})
{
    prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add(labels).Set(value);
}

Response Metrics(const Services& services, Timestamp started)
{
    const diagnosis::SchedulerState scheduler = StateOfScheduler(services);
    prometheus::Registry registry;
    Tell(registry, "pinwright_info", "The running version.", 1, {{"version", services.version}});
    const std::vector<int> counts = services.store.pins.CountByState();
    for (std::size_t state = 0; state < counts.size() && state < kPinStateCount; ++state)
        Tell(registry, "pinwright_pins", "Pins by state.", counts[state],
             {{"state", std::string(ToString(static_cast<PinState>(state)))}});
    Tell(registry, "pinwright_uptime_seconds", "Time since the server started.",
         Seconds(services.clock.Now() - started));
    Tell(registry, "pinwright_scheduler_heartbeat_age_seconds", "Time since the scheduler last ran.",
         Seconds(scheduler.heartbeat_age));
    const PageCalls::Count waiting = services.calls.count();
    for (const auto& [state, count] :
         {std::pair{"running", waiting.running}, std::pair{"waiting", waiting.waiting},
          std::pair{"sharing", waiting.sharing}})
        Tell(registry, "pinwright_page_calls", "Requests of pages that need Pinterest.",
             static_cast<double>(count), {{"state", state}});
    Tell(registry, "pinwright_backlog_seconds",
         "How long the first pin in line has been waiting without a reason.", Seconds(scheduler.backlog));

    std::vector<prometheus::MetricFamily> families = registry.Collect();
    const auto add = [&families](const prometheus::Collectable& figures) {
        std::vector<prometheus::MetricFamily> more = figures.Collect();
        std::move(more.begin(), more.end(), std::back_inserter(families));
    };
    add(services.publisher.figures());
    for (const prometheus::Collectable* figures : services.figures)
        add(*figures);

    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = prometheus::TextSerializer().Serialize(families);
    response.With("Cache-Control", "no-store");
    return response;
}

}  // namespace

void AddProbeRoutes(Router& router, const Services& services)
{
    Endpoint& health = router.At("/healthz");
    health.audience = Audience::kAnyone;
    health.get = [&services](const Request& request) { return Health(services, request); };

    Endpoint& metrics = router.At("/metrics");
    metrics.audience = Audience::kFigures;
    metrics.get = [&services, started = services.clock.Now()](const Request&) {
        return Metrics(services, started);
    };
}

}  // namespace pinwright::http
