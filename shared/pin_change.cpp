#include "shared/pin_change.hpp"

#include <limits>

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Json;
using fields::OrNull;
using fields::Request;

/// A text field: its API name, and its members in PinChange and Pin.
struct TextField {
    const char* key;
    std::optional<std::string> PinChange::*in_change;
    std::string Pin::*in_pin;
};
constexpr TextField kTexts[] = {
    {"account_id", &PinChange::account_id, &Pin::account_id},
    {"board_id", &PinChange::board_id, &Pin::board_id},
    {"board_section_id", &PinChange::board_section_id, &Pin::board_section_id},
    {"title", &PinChange::title, &Pin::title},
    {"description", &PinChange::description, &Pin::description},
    {"alt_text", &PinChange::alt_text, &Pin::alt_text},
    {"link", &PinChange::link, &Pin::link},
    {"time_zone", &PinChange::time_zone, &Pin::time_zone},
};

}  // namespace

Result<PinChange> PinChangeFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The change must be a JSON object.");
    Request request{json};
    PinChange change;
    for (const TextField& field : kTexts) {
        if (request.Has(field.key))
            change.*field.in_change = request.Text(field.key);
    }
    if (request.Has("media"))
        change.media = request.Texts("media");
    if (request.Has("publish_at"))
        change.publish_at = request.Time("publish_at");
    const std::string state = request.Text("state");
    if (!state.empty()) {
        change.state = ParsePinState(state);
        if (change.state != PinState::kDraft && change.state != PinState::kScheduled)
            request.Wrong("state", "“draft” or “scheduled”");
    }
    change.revision = request.Number("revision", 0, std::numeric_limits<std::int64_t>::max());
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    const Result<Slot> slot = ParseSlot(json);
    if (!slot.ok())
        return slot.error();
    change.slot = *slot;
    if (change.slot == Slot::kNext)
        change.publish_at.reset();
    return change;
}

nlohmann::json PinChangeToJson(const PinChange& change)
{
    Json json = Json::object();
    for (const TextField& field : kTexts) {
        if (const std::optional<std::string>& text = change.*field.in_change)
            json[field.key] = OrNull(*text);
    }
    if (change.media)
        json["media"] = *change.media;
    if (change.publish_at)
        json["publish_at"] = OrNull(*change.publish_at);
    if (change.slot == Slot::kNext)
        json["slot"] = "next";
    if (change.state)
        json["state"] = ToString(*change.state);
    if (change.revision)
        json["revision"] = *change.revision;
    return json;
}

Result<PinDecision> PinDecisionFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The decision must be a JSON object.");
    Request request{json};
    PinDecision decision;
    decision.pinterest_pin_id = request.Text("pinterest_pin_id");
    const bool again = request.Flag("again").value_or(false);
    decision.revision = request.Number("revision", 0, std::numeric_limits<std::int64_t>::max());
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    if (again != decision.pinterest_pin_id.empty())
        return BadRequest("Give either pinterest_pin_id, or again as true.");
    return decision;
}

PinChange ChangeOf(const Pin& pin)
{
    PinChange change;
    for (const TextField& field : kTexts)
        change.*field.in_change = pin.*field.in_pin;
    change.media = pin.media;
    change.publish_at = pin.publish_at;
    return change;
}

Pin Changed(Pin pin, const PinChange& change)
{
    for (const TextField& field : kTexts) {
        if (const std::optional<std::string>& text = change.*field.in_change)
            pin.*field.in_pin = *text;
    }
    if (change.media)
        pin.media = *change.media;
    if (change.publish_at)
        pin.publish_at = *change.publish_at;
    return pin;
}

}  // namespace pinwright
