// Routes to create, list and read pins.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "proxy/http/pin_checks.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"
#include "shared/clean_text.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::http {

namespace {

constexpr std::int64_t kPinsPerPage = 200;

/// Posting an ID again changes nothing, even if the rest differs. A composer that missed our answer posts
/// again. That must not create a second pin, or fail because a board was deleted meanwhile.
Response PostPin(const Services& services, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    Result<PinRequest> asked = PinRequestFromJson(*json);
    if (!asked.ok())
        return ErrorReply(asked.error());

    Pin& pin = asked->pin;
    pin = Cleaned(std::move(pin));
    if (const std::optional<Error> refusal = asked->draft ? RefuseDraft(pin) : RefusePin(services, pin)) {
        // An existing pin stays as it is, whatever is posted under its ID.
        if (const std::optional<Pin> known = IsUuid(pin.id) ? services.store.pins.Find(pin.id) : std::nullopt)
            return JsonReply(200, ToJson(*known));
        return ErrorReply(*refusal);
    }

    pin.state = asked->draft ? PinState::kDraft : PinState::kScheduled;
    const Result<store::Pins::Inserted> inserted =
        services.store.pins.Insert(pin, services.clock.Now(), asked->slot);
    if (!inserted.ok())
        return ErrorReply(inserted.error());
    if (inserted->fresh && !asked->draft)
        services.publisher.Wake();
    return JsonReply(inserted->fresh ? 201 : 200, ToJson(inserted->pin));
}

Result<std::optional<Timestamp>> TimeOf(const Request& request, std::string_view name)
{
    const std::string_view text = request.Query(name);
    if (text.empty())
        return std::optional<Timestamp>{};
    const std::optional<Timestamp> time = ParseRfc3339(text);
    if (!time)
        return Error{
            Cause::kBadRequest, std::string(name) + " must be a time like 2026-01-31T09:00:00Z.", {}, {}};
    return time;
}

Error WrongParameter(std::string detail)
{
    return Error{Cause::kBadRequest, std::move(detail), {}, {}};
}

/// The states in the query, separated by commas.
Result<std::vector<PinState>> StatesOf(const Request& request)
{
    std::vector<PinState> states;
    std::string_view rest = request.Query("state");
    while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find(','));
        const std::optional<PinState> state = ParsePinState(name);
        if (!state)
            return WrongParameter("state is none of the states of a pin.");
        states.push_back(*state);
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    }
    return states;
}

/// A whole number from 0; nothing if the query doesn't have it.
Result<std::optional<std::int64_t>> NumberOf(const Request& request, std::string_view name)
{
    const std::string_view text = request.Query(name);
    if (text.empty())
        return std::optional<std::int64_t>{};
    const std::optional<std::int64_t> number = ParseWholeNumber(text);
    if (!number)
        return WrongParameter(std::string(name) + " must be a whole number.");
    return number;
}

Result<store::PinFilter> FilterOf(const Request& request)
{
    store::PinFilter filter;
    Result<std::vector<PinState>> states = StatesOf(request);
    if (!states.ok())
        return states.error();
    const Result<std::optional<Timestamp>> from = TimeOf(request, "from");
    const Result<std::optional<Timestamp>> to = TimeOf(request, "to");
    if (!from.ok() || !to.ok())
        return from.ok() ? to.error() : from.error();
    const Result<std::optional<std::int64_t>> after = NumberOf(request, "changed_after");
    if (!after.ok())
        return after.error();
    const Result<std::optional<std::int64_t>> limit = NumberOf(request, "limit");
    if (!limit.ok() || limit->value_or(1) < 1 || limit->value_or(1) > kPinsPerPage)
        return WrongParameter("limit must be a whole number from 1 to " + std::to_string(kPinsPerPage) + ".");
    const std::string_view order = request.Query("order");
    if (!order.empty() && order != "due" && order != "newest")
        return WrongParameter("order must be due or newest.");

    filter.states = std::move(states).value();
    filter.order = order == "newest" ? store::PinOrder::kNewest : store::PinOrder::kDue;
    filter.changed_after = *after;
    filter.account_id = request.Query("account");
    filter.board_id = request.Query("board");
    filter.text = request.Query("q");
    filter.from = *from;
    filter.to = *to;
    filter.cursor = request.Query("cursor");
    filter.limit = static_cast<int>(limit->value_or(filter.limit));
    return filter;
}

Response ListPins(const Services& services, const Request& request)
{
    const Result<store::PinFilter> filter = FilterOf(request);
    if (!filter.ok())
        return ErrorReply(filter.error());
    store::Listing<Pin> found = services.store.pins.List(*filter);
    services.store.queue.FillExpected(found.items, services.clock.Now(), services.config.resume_spacing);
    nlohmann::json items = nlohmann::json::array();
    for (const Pin& pin : found.items)
        items.push_back(ToJson(pin));
    return JsonReply(200, ListJson(std::move(items), found.cursor));
}

}  // namespace

void AddPinRoutes(Router& router, const Services& services)
{
    Endpoint& pins = router.At("/api/v1/pins");
    pins.body_limit = kJsonBodyLimit;
    pins.get = [&services](const Request& request) { return ListPins(services, request); };
    pins.post = [&services](const Request&, const BodyReader& read) { return PostPin(services, read); };

    router.At("/api/v1/pins/{}").get = [&services](const Request& request) {
        const std::string_view id = request.parameters[0];
        std::optional<Pin> pin = IsUuid(id) ? services.store.pins.FindWithHistory(id) : std::nullopt;
        if (!pin)
            return ErrorReply(store::UnknownPin());
        services.store.queue.FillExpected({&*pin, 1}, services.clock.Now(), services.config.resume_spacing);
        return JsonReply(200, ToJson(*pin, PinDetail::kWhole));
    };
}

}  // namespace pinwright::http
