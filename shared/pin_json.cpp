#include "shared/pin_json.hpp"

#include "shared/failure_json.hpp"
#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Find;
using fields::Json;
using fields::Number;
using fields::OrNull;
using fields::ReadCause;
using fields::ReadDiagnosis;
using fields::Request;
using fields::Text;
using fields::Texts;
using fields::Time;

}  // namespace

nlohmann::json ToJson(const Pin& pin, PinDetail detail)
{
    Json json = {{"id", pin.id},
                 {"account_id", pin.account_id},
                 {"board_id", pin.board_id},
                 {"board_section_id", OrNull(pin.board_section_id)},
                 {"title", pin.title},
                 {"description", pin.description},
                 {"alt_text", pin.alt_text},
                 {"link", pin.link},
                 {"media", pin.media},
                 {"publish_at", OrNull(pin.publish_at)},
                 {"time_zone", OrNull(pin.time_zone)},
                 {"state", ToString(pin.state)},
                 {"cause", OrNull(pin.cause)},
                 {"warnings", Json::array()},
                 {"pinterest_pin_id", OrNull(pin.pinterest_pin_id)},
                 {"url", OrNull(pin.url)},
                 {"published_at", OrNull(pin.published_at)},
                 {"expected_at", OrNull(pin.expected_at)},
                 {"retry_at", OrNull(pin.retry_at)},
                 {"confirmed_at", OrNull(pin.confirmed_at)},
                 {"attempts", pin.attempts},
                 {"revision", pin.revision}};
    for (const Diagnosis& warning : pin.warnings)
        json["warnings"].push_back(OrNull(warning));
    if (detail == PinDetail::kWhole) {
        Json history = Json::array();
        for (const PinEvent& event : pin.history)
            history.push_back(
                {{"at", FormatRfc3339(event.at)}, {"event", event.event}, {"cause", OrNull(event.cause)}});
        json["history"] = std::move(history);
        for (const Candidate& one : pin.candidates)
            json["candidates"].push_back({{"pinterest_pin_id", one.pinterest_pin_id},
                                          {"url", one.url},
                                          {"title", one.title},
                                          {"created_at", OrNull(one.created_at)}});
    }
    return json;
}

Pin PinFromJson(const nlohmann::json& json)
{
    Pin pin;
    pin.id = Text(json, "id");
    pin.account_id = Text(json, "account_id");
    pin.board_id = Text(json, "board_id");
    pin.board_section_id = Text(json, "board_section_id");
    for (const auto& [name, text] : kPinTexts)
        pin.*text = Text(json, name);
    pin.media = Texts(json, "media");
    pin.publish_at = Time(json, "publish_at");
    pin.time_zone = Text(json, "time_zone");
    pin.state = ParsePinState(Text(json, "state")).value_or(PinState::kDraft);
    pin.cause = ReadCause(json);
    if (const Json* const warnings = Find(json, "warnings"); warnings != nullptr && warnings->is_array()) {
        for (const Json& one : *warnings)
            pin.warnings.push_back(ReadDiagnosis(one));
    }
    pin.pinterest_pin_id = Text(json, "pinterest_pin_id");
    pin.url = Text(json, "url");
    pin.published_at = Time(json, "published_at");
    pin.expected_at = Time(json, "expected_at");
    pin.retry_at = Time(json, "retry_at");
    pin.confirmed_at = Time(json, "confirmed_at");
    pin.attempts = static_cast<int>(Number(json, "attempts"));
    pin.revision = Number(json, "revision");
    if (const Json* const history = Find(json, "history"); history != nullptr && history->is_array()) {
        for (const Json& event : *history)
            pin.history.push_back(
                {Time(event, "at").value_or(Timestamp()), Text(event, "event"), ReadCause(event)});
    }
    if (const Json* const found = Find(json, "candidates"); found != nullptr && found->is_array()) {
        for (const Json& one : *found)
            pin.candidates.push_back({Text(one, "pinterest_pin_id"), Text(one, "url"), Text(one, "title"),
                                      Time(one, "created_at")});
    }
    return pin;
}

Result<PinRequest> PinRequestFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The pin must be a JSON object.");
    Request request{json};
    PinRequest read;
    read.pin.id = request.Text("id");
    read.pin.account_id = request.Text("account_id");
    read.pin.board_id = request.Text("board_id");
    read.pin.board_section_id = request.Text("board_section_id");
    for (const auto& [name, text] : kPinTexts)
        read.pin.*text = request.Text(name);
    read.pin.media = request.Texts("media");
    read.pin.publish_at = request.Time("publish_at");
    read.pin.time_zone = request.Text("time_zone");
    const std::string state = request.Text("state");
    if (!state.empty() && state != ToString(PinState::kDraft) && state != ToString(PinState::kScheduled))
        request.Wrong("state", "“draft” or “scheduled”");
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    const Result<Slot> slot = ParseSlot(json);
    if (!slot.ok())
        return slot.error();
    read.slot = *slot;
    read.draft = state == ToString(PinState::kDraft);
    read.pin.state = read.draft ? PinState::kDraft : PinState::kScheduled;
    return read;
}

nlohmann::json PinRequestToJson(const PinRequest& request)
{
    const Pin& pin = request.pin;
    Json json = {{"id", pin.id},
                 {"account_id", pin.account_id},
                 {"board_id", pin.board_id},
                 {"board_section_id", OrNull(pin.board_section_id)},
                 {"title", pin.title},
                 {"description", pin.description},
                 {"alt_text", pin.alt_text},
                 {"link", pin.link},
                 {"media", pin.media},
                 {"publish_at", OrNull(pin.publish_at)},
                 {"time_zone", OrNull(pin.time_zone)}};
    if (request.slot == Slot::kNext) {
        json.erase("publish_at");
        json["slot"] = "next";
    }
    if (request.draft)
        json["state"] = ToString(PinState::kDraft);
    return json;
}

}  // namespace pinwright
