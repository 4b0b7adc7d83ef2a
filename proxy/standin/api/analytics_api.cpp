#include "proxy/standin/api/analytics_api.hpp"

#include <algorithm>

#include "proxy/standin/world/refusal.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

constexpr std::string_view kMetrics[] = {"IMPRESSION",
                                         "OUTBOUND_CLICK",
                                         "PIN_CLICK",
                                         "SAVE",
                                         "SAVE_RATE",
                                         "TOTAL_COMMENTS",
                                         "TOTAL_REACTIONS",
                                         "USER_FOLLOW",
                                         "PROFILE_VISIT",
                                         "VIDEO_MRC_VIEW",
                                         "VIDEO_10S_VIEW",
                                         "QUARTILE_95_PERCENT_VIEW",
                                         "VIDEO_V50_WATCH_TIME",
                                         "VIDEO_START",
                                         "VIDEO_AVG_WATCH_TIME"};

struct Span {
    Timestamp first{};
    Timestamp last{};
    std::vector<std::string> metrics;
};

std::vector<std::string> SplitList(const Call& call, std::string_view name)
{
    std::vector<std::string> items;
    for (const auto& [key, value] : call.query) {
        if (key != name)
            continue;
        std::size_t start = 0;
        while (start <= value.size()) {
            const std::size_t end = std::min(value.find(',', start), value.size());
            items.push_back(value.substr(start, end - start));
            start = end + 1;
        }
    }
    return items;
}

std::optional<Timestamp> Day(const std::optional<std::string>& text)
{
    return text && text->size() == 10 ? ParseRfc3339(*text + "T00:00:00Z") : std::nullopt;
}

// Reads the query; nothing if it is invalid. The span may start at most 90 whole days back, and be at most
// 90 days long.
std::optional<Span> ReadSpan(const Context& context)
{
    const auto first = Day(context.call.Query("start_date"));
    const auto last = Day(context.call.Query("end_date"));
    Span span;
    span.metrics = SplitList(context.call, "metric_types");
    const std::string apps = context.call.Query("app_types").value_or("ALL");
    if (!first || !last || *last < *first || span.metrics.empty())
        return std::nullopt;
    if (apps != "ALL" && apps != "MOBILE" && apps != "TABLET" && apps != "WEB")
        return std::nullopt;
    if (*first < context.world.ShownNow() - std::chrono::days(91) || *last - *first > std::chrono::days(90))
        return std::nullopt;
    for (const std::string& metric : span.metrics)
        if (std::find(std::begin(kMetrics), std::end(kMetrics), metric) == std::end(kMetrics))
            return std::nullopt;
    span.first = *first;
    span.last = *last;
    return span;
}

json Figures(const Span& span, const Pin& pin)
{
    json none = json::object();
    for (const std::string& metric : span.metrics)
        none[metric] = 0;
    json days = json::array();
    for (Timestamp day = span.first; day <= span.last; day += std::chrono::days(1)) {
        const bool before = day + std::chrono::days(1) <= pin.created;
        days.push_back({{"date", FormatRfc3339(day).substr(0, 10)},
                        {"data_status", before ? "BEFORE_PIN_CREATED" : "READY"},
                        {"metrics", before ? json::object() : none}});
    }
    return {{"all",
             {{"daily_metrics", std::move(days)},
              {"summary_metrics", none},
              {"lifetime_metrics", {{"TOTAL_COMMENTS", 0}, {"TOTAL_REACTIONS", 0}}}}}};
}

}  // namespace

Reply PinAnalytics(Context& context)
{
    const std::optional<Span> span = ReadSpan(context);
    if (!span)
        return Refusal(400, 400, "Invalid pins analytics parameters.");
    const Pin* pin = context.world.FindPin(context.side, context.ids[0]);
    if (!pin)
        return Refusal(404, 404, "Pin not found.");
    if (pin->owner != context.person.id)
        return Refusal(403, 403, "Not authorized to access board or Pin.");
    return JsonReply(200, Figures(*span, *pin));
}

Reply ManyPinsAnalytics(Context& context)
{
    const std::optional<Span> span = ReadSpan(context);
    const std::vector<std::string> ids = SplitList(context.call, "pin_ids");
    const bool all_ids =
        std::all_of(ids.begin(), ids.end(), [](const auto& id) { return IsPinterestId(id); });
    if (!span || ids.empty() || ids.size() > 100 || !all_ids)
        return Refusal(400, 1, "Invalid multi_pins analytics parameters.");
    json figures = json::object();
    for (const std::string& id : ids) {
        const Pin* pin = context.world.FindPin(context.side, id);
        if (!pin)
            return PinNotFound();
        if (pin->owner != context.person.id)
            return Refusal(401, 7, "Not authorized to access board or Pin.");
        figures[id] = Figures(*span, *pin);
    }
    return JsonReply(200, figures);
}

}  // namespace pinwright::standin
