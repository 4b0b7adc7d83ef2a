// GET /api/v1/diagnosis: the live checks, as one list or one by one while they are made.
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"
#include "shared/check.hpp"
#include "shared/json_text.hpp"

namespace pinwright::http {

namespace {

constexpr std::string_view kEventStream = "text/event-stream";

diagnosis::Means MeansOf(const Services& services)
{
    return {services.config,        services.store,
            services.pinterest,     services.clock,
            services.version,       [&services] { return std::optional(StateOfScheduler(services)); },
            services.notifications, services.outside,
            services.instance};
}

/// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): `check` with a check
/// as its data, and `done` after the last.
Response Stream(const Services& services, std::string account)
{
    Response response;
    response.content_type = kEventStream;
    // For nginx, which else keeps the checks back until the last one is made.
    response.With("Cache-Control", "no-store").With("X-Accel-Buffering", "no");
    response.stream = [&services,
                       account = std::move(account)](const std::function<bool(std::string_view)>& write) {
        bool heard = true;
        diagnosis::RunCheckup(MeansOf(services), account, [&](const Check& check) {
            heard = write("event: check\ndata: " + JsonText(ToJson(check)) + "\n\n");
            return heard;
        });
        if (heard)
            write("event: done\ndata: {}\n\n");
    };
    return response;
}

}  // namespace

diagnosis::SchedulerState StateOfScheduler(const Services& services)
{
    const Timestamp now = services.clock.Now();
    return {now - services.publisher.LastHeartbeat(), services.publisher.Backlog(now)};
}

void AddDiagnosisRoutes(Router& router, const Services& services)
{
    router.At("/api/v1/diagnosis").get = [&services](const Request& request) {
        const std::string account(request.Query("account"));
        if (!account.empty() && !services.store.FindAccount(account))
            return NoSuchAccount();
        if (request.accept.find(kEventStream) != std::string_view::npos)
            return Stream(services, account);
        nlohmann::json items = nlohmann::json::array();
        for (const Check& check : diagnosis::RunCheckup(MeansOf(services), account))
            items.push_back(ToJson(check));
        return JsonReply(200, ListJson(std::move(items)));
    };
}

}  // namespace pinwright::http
