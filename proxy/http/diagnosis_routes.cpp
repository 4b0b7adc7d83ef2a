// GET /api/v1/diagnosis: the live checks, as one list, or one by one as each finishes.
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "proxy/http/languages.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "proxy/http/shared_runs.hpp"
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

struct Asked {
    std::string account;       ///< Empty: all accounts.
    const Language* language;  ///< Of the answer; nullptr: English.
};

/// Checks that run once for all identical requests at the same time.
using Checkups = SharedRuns<Check>;

Checkups::Lead LeadOf(const Services& services, const Asked& asked)
{
    return [&services, asked](const Checkups::Take& take) {
        const ThreadLanguage language = Speak(asked.language);
        diagnosis::RunCheckup(MeansOf(services), asked.account, take);
    };
}

Response List(const Services& services, const Asked& asked, PageCalls::Place& place, Checkups::Seat& seat)
{
    nlohmann::json items = nlohmann::json::array();
    const bool whole = seat.Run(place, LeadOf(services, asked), [&items](const Check& check) {
        items.push_back(ToJson(check));
        return true;
    });
    return whole ? JsonReply(200, ListJson(std::move(items))) : BusyReply();
}

/// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): `check` with a check
/// as its data, and `done` after the last.
Response Stream(const Services& services, const Asked& asked, std::shared_ptr<PageCalls::Place> place,
                std::shared_ptr<Checkups::Seat> seat)
{
    Response response;
    response.content_type = kEventStream;
    // Otherwise nginx holds back the checks until the last one is done.
    response.With("Cache-Control", "no-store").With("X-Accel-Buffering", "no");
    response.stream = [&services, asked, place = std::move(place),
                       seat = std::move(seat)](const std::function<bool(std::string_view)>& write) {
        const bool whole = seat->Run(*place, LeadOf(services, asked), [&](const Check& check) {
            return write("event: check\ndata: " + JsonText(ToJson(check)) + "\n\n");
        });
        if (whole)
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

void AddDiagnosisRoutes(Router& router, const Services& services, const Languages& languages)
{
    router.At("/api/v1/diagnosis").get = [&services, &languages,
                                          checkups = std::make_shared<Checkups>()](const Request& request) {
        const Asked asked{std::string(request.Query("account")), languages.Choose(request.accept_language)};
        if (!asked.account.empty() && !services.store.accounts.Find(asked.account))
            return NoSuchAccount();
        std::optional<PageCalls::Place> admitted = services.calls.Admit();
        if (!admitted)
            return BusyReply();
        const auto place = std::make_shared<PageCalls::Place>(*std::move(admitted));
        std::optional<Checkups::Seat> found = checkups->Find(
            asked.account + " " + (asked.language == nullptr ? std::string() : asked.language->tag), *place);
        if (!found)
            return BusyReply();
        const auto seat = std::make_shared<Checkups::Seat>(*std::move(found));
        if (request.accept.find(kEventStream) != std::string_view::npos)
            return Stream(services, asked, place, seat);
        return List(services, asked, *place, *seat);
    };
}

}  // namespace pinwright::http
