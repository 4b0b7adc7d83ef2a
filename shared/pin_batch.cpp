#include "shared/pin_batch.hpp"

#include <limits>

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Find;
using fields::Json;
using fields::Number;
using fields::Request;

constexpr std::string_view kDeeds[] = {"move", "cancel", "retry"};

std::optional<BatchDeed> ParseDeed(std::string_view text)
{
    for (std::size_t i = 0; i < std::size(kDeeds); ++i) {
        if (kDeeds[i] == text)
            return static_cast<BatchDeed>(i);
    }
    return std::nullopt;
}

void ReadFilter(Request& request, PinBatch& batch)
{
    for (const std::string& name : request.Texts("states")) {
        if (const std::optional<PinState> state = ParsePinState(name))
            batch.states.push_back(*state);
        else
            request.Wrong("states", "names of states of a pin");
    }
    batch.account_id = request.Text("account");
    batch.board_id = request.Text("board");
    batch.text = request.Text("q");
    batch.from = request.Time("from");
    batch.to = request.Time("to");
    batch.except = request.Texts("except");
    if (batch.states.empty())
        request.Wrong("states", "one state of a pin at least");
    if (batch.except.size() > kMostBatchExceptions)
        request.Wrong("except", std::to_string(kMostBatchExceptions) + " ids at most");
}

}  // namespace

std::string_view ToString(BatchDeed deed)
{
    return kDeeds[static_cast<std::size_t>(deed)];
}

Result<PinBatch> PinBatchFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The batch must be a JSON object.");
    Request request{json};
    PinBatch batch;
    const std::optional<BatchDeed> deed = ParseDeed(request.Text("do"));
    if (deed)
        batch.deed = *deed;
    else
        request.Wrong("do", "“move”, “cancel” or “retry”");
    ReadFilter(request, batch);
    const std::optional<std::int64_t> revision =
        request.Number("revision", 0, std::numeric_limits<std::int64_t>::max());
    if (revision)
        batch.revision = *revision;
    else
        request.Wrong("revision", "the revision of the status that the pins were seen at");
    batch.days = request.Number("days", -kMostMoveDays, kMostMoveDays);
    batch.date = request.Text("date");
    batch.time_zone = request.Text("time_zone");
    batch.only_count = request.Flag("only_count").value_or(false);
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    if (batch.deed == BatchDeed::kMove && !batch.only_count && batch.days.has_value() != batch.date.empty())
        return BadRequest("Give either days, or a date with its time_zone.");
    if (!batch.date.empty() && !ParseRfc3339(batch.date + "T00:00:00Z"))
        return BadRequest("date must be a day like 2026-01-31.");
    return batch;
}

nlohmann::json PinBatchToJson(const PinBatch& batch)
{
    Json json = {{"do", ToString(batch.deed)}, {"states", Json::array()}, {"revision", batch.revision}};
    for (const PinState state : batch.states)
        json["states"].push_back(ToString(state));
    const auto set = [&](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    set("account", batch.account_id);
    set("board", batch.board_id);
    set("q", batch.text);
    set("date", batch.date);
    set("time_zone", batch.time_zone);
    if (batch.from)
        json["from"] = FormatRfc3339(*batch.from);
    if (batch.to)
        json["to"] = FormatRfc3339(*batch.to);
    if (!batch.except.empty())
        json["except"] = batch.except;
    if (batch.days)
        json["days"] = *batch.days;
    if (batch.only_count)
        json["only_count"] = true;
    return json;
}

nlohmann::json ToJson(const BatchCounts& counts)
{
    return {{"matched", counts.matched}, {"done", counts.done}, {"skipped", counts.skipped}};
}

BatchCounts BatchCountsFromJson(const nlohmann::json& json)
{
    BatchCounts counts;
    counts.matched = Number(json, "matched");
    counts.done = Number(json, "done");
    if (const Json* const skipped = Find(json, "skipped"); skipped != nullptr && skipped->is_object()) {
        for (const auto& [why, count] : skipped->items()) {
            if (count.is_number_integer())
                counts.skipped[why] = count.get<std::int64_t>();
        }
    }
    return counts;
}

bool Applies(BatchDeed deed, PinState state)
{
    switch (state) {
        case PinState::kDraft:
        case PinState::kScheduled:
            return deed != BatchDeed::kRetry;
        case PinState::kHeld:
            return true;
        case PinState::kFailed:
            return deed != BatchDeed::kMove;
        case PinState::kPublishing:
        case PinState::kUnconfirmed:
        case PinState::kPublished:
        case PinState::kCanceled:
            break;
    }
    return false;
}

}  // namespace pinwright
