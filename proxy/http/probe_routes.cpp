// /healthz and /metrics, for whoever watches the server: any Host, no session, and nothing of the
// owner beyond counts. Healthy is only a server whose scheduler really goes round.
#include <chrono>
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"

namespace pinwright::http {

namespace {

// The scheduler goes round at least every 15 s; four rounds missed are no accident.
constexpr auto kHeartbeatLimit = std::chrono::seconds{60};

std::chrono::milliseconds HeartbeatAge(const Services& services)
{
    return services.clock.Now() - services.publisher.LastHeartbeat();
}

Response Health(const Services& services)
{
    const auto age = HeartbeatAge(services);
    const bool good = age < kHeartbeatLimit;
    return JsonReply(good ? 200 : 503, {{"status", good ? "ok" : "scheduler_stalled"},
                                        {"version", services.version},
                                        {"heartbeat_age_seconds", static_cast<double>(age.count()) / 1000}});
}

Response Metrics(const Services& services, Timestamp started)
{
    const auto seconds = [](std::chrono::milliseconds span) {
        return std::to_string(static_cast<double>(span.count()) / 1000);
    };
    std::string text =
        "# HELP pinwright_info The running version.\n"
        "# TYPE pinwright_info gauge\n"
        "pinwright_info{version=\"" +
        services.version +
        "\"} 1\n"
        "# HELP pinwright_pins Pins by state.\n"
        "# TYPE pinwright_pins gauge\n";
    const std::vector<int> counts = services.store.PinCounts();
    for (std::size_t state = 0; state < counts.size() && state < kPinStateCount; ++state) {
        text += "pinwright_pins{state=\"" + std::string(ToString(static_cast<PinState>(state))) + "\"} " +
                std::to_string(counts[state]) + "\n";
    }
    text +=
        "# HELP pinwright_uptime_seconds Time since the server started.\n"
        "# TYPE pinwright_uptime_seconds gauge\n"
        "pinwright_uptime_seconds " +
        seconds(services.clock.Now() - started) +
        "\n"
        "# HELP pinwright_scheduler_heartbeat_age_seconds Time since the scheduler last went round.\n"
        "# TYPE pinwright_scheduler_heartbeat_age_seconds gauge\n"
        "pinwright_scheduler_heartbeat_age_seconds " +
        seconds(HeartbeatAge(services)) + "\n";

    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = std::move(text);
    response.With("Cache-Control", "no-store");
    return response;
}

}  // namespace

void AddProbeRoutes(Router& router, const Services& services)
{
    Endpoint& health = router.At("/healthz");
    health.audience = Audience::kAnyone;
    health.get = [&services](const Request&) { return Health(services); };

    Endpoint& metrics = router.At("/metrics");
    metrics.audience = Audience::kAnyone;
    metrics.get = [&services, started = services.clock.Now()](const Request&) {
        return Metrics(services, started);
    };
}

}  // namespace pinwright::http
