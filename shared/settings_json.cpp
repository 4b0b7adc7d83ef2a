#include "shared/settings_json.hpp"

#include <algorithm>

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Find;
using fields::Flag;
using fields::Json;
using fields::Number;
using fields::Request;
using fields::Text;

}  // namespace

nlohmann::json ToJson(const Settings& settings)
{
    return {{"paused", settings.paused},
            {"restored", settings.restored},
            {"overdue", ToString(settings.overdue)},
            {"overdue_hours", settings.overdue_hours}};
}

Settings SettingsFromJson(const nlohmann::json& json)
{
    Settings settings;
    settings.paused = Flag(json, "paused", settings.paused);
    settings.restored = Flag(json, "restored", settings.restored);
    settings.overdue = ParseOverduePolicy(Text(json, "overdue")).value_or(settings.overdue);
    if (Find(json, "overdue_hours") != nullptr)
        settings.overdue_hours = static_cast<int>(
            std::clamp<std::int64_t>(Number(json, "overdue_hours"), kLeastOverdueHours, kMostOverdueHours));
    return settings;
}

Result<SettingsChange> SettingsChangeFromJson(const nlohmann::json& json)
{
    if (!json.is_object())
        return BadRequest("The settings must be a JSON object.");
    Request request{json};
    SettingsChange change;
    change.paused = request.Flag("paused");
    change.restored = request.Flag("restored");
    if (change.restored.value_or(false))
        request.Wrong("restored", "false");
    if (const std::string overdue = request.Text("overdue"); Find(json, "overdue") != nullptr) {
        change.overdue = ParseOverduePolicy(overdue);
        if (!change.overdue)
            request.Wrong("overdue", "“publish”, “skip” or “next_free”");
    }
    if (const auto hours = request.Number("overdue_hours", kLeastOverdueHours, kMostOverdueHours))
        change.overdue_hours = static_cast<int>(*hours);
    if (!request.wrong().empty())
        return BadRequest(request.wrong());
    return change;
}

nlohmann::json SettingsChangeToJson(const SettingsChange& change)
{
    Json json = Json::object();
    if (change.paused)
        json["paused"] = *change.paused;
    if (change.restored)
        json["restored"] = *change.restored;
    if (change.overdue)
        json["overdue"] = ToString(*change.overdue);
    if (change.overdue_hours)
        json["overdue_hours"] = *change.overdue_hours;
    return json;
}

Settings Changed(Settings settings, const SettingsChange& change)
{
    const bool takes_over = settings.restored && !change.restored.value_or(true);
    settings.restored = settings.restored && !takes_over;
    settings.paused = settings.restored || change.paused.value_or(settings.paused && !takes_over);
    settings.overdue = change.overdue.value_or(settings.overdue);
    settings.overdue_hours = change.overdue_hours.value_or(settings.overdue_hours);
    return settings;
}

}  // namespace pinwright
