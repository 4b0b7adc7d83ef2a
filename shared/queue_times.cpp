#include "shared/queue_times.hpp"

#include <algorithm>

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::BadRequest;
using fields::Find;
using fields::Json;
using fields::Number;
using fields::Text;

constexpr int kDaysAWeek = 7;
constexpr int kMinutesAnHour = 60;
constexpr int kHoursADay = 24;

std::optional<QueueSlot> ReadSlot(const Json& json)
{
    const std::int64_t day = Number(json, "day");
    const std::optional<int> minute = ParseTimeOfDay(Text(json, "time"));
    if (day < 1 || day > kDaysAWeek || !minute)
        return std::nullopt;
    return QueueSlot{static_cast<int>(day), *minute};
}

void Tidy(std::vector<QueueSlot>& slots)
{
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
}

}  // namespace

std::string FormatTimeOfDay(int minute)
{
    const auto two = [](int number) {
        return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    };
    return two(minute / kMinutesAnHour) + ":" + two(minute % kMinutesAnHour);
}

std::optional<int> ParseTimeOfDay(const std::string& text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    for (const std::size_t at : {0U, 1U, 3U, 4U}) {
        if (text[at] < '0' || text[at] > '9')
            return std::nullopt;
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour >= kHoursADay || minute >= kMinutesAnHour)
        return std::nullopt;
    return hour * kMinutesAnHour + minute;
}

nlohmann::json ToJson(const QueueTimes& times)
{
    if (times.slots.empty())
        return nullptr;
    Json slots = Json::array();
    for (const QueueSlot& slot : times.slots)
        slots.push_back({{"day", slot.day}, {"time", FormatTimeOfDay(slot.minute)}});
    return {{"time_zone", times.time_zone}, {"slots", std::move(slots)}};
}

QueueTimes QueueTimesFromJson(const nlohmann::json& json)
{
    QueueTimes times;
    times.time_zone = Text(json, "time_zone");
    if (const Json* const slots = Find(json, "slots"); slots != nullptr && slots->is_array()) {
        for (const Json& one : *slots) {
            if (const auto slot = ReadSlot(one))
                times.slots.push_back(*slot);
        }
    }
    Tidy(times.slots);
    return times.slots.empty() ? QueueTimes{} : times;
}

Result<QueueTimes> ParseQueueTimes(const nlohmann::json& json)
{
    if (json.is_null())
        return QueueTimes{};
    if (!json.is_object())
        return BadRequest("“queue_times” must be an object, or null.");
    QueueTimes times;
    times.time_zone = Text(json, "time_zone");
    const Json* const slots = Find(json, "slots");
    if (slots == nullptr || !slots->is_array())
        return BadRequest("“slots” of “queue_times” must be an array.");
    if (slots->size() > static_cast<std::size_t>(kMostQueueSlots))
        return BadRequest("“slots” of “queue_times” may hold " + std::to_string(kMostQueueSlots) +
                          " at most.");
    for (const Json& one : *slots) {
        const auto slot = ReadSlot(one);
        if (!slot)
            return BadRequest(
                "Each slot of “queue_times” must have a day from 1 (Monday) to 7 and a time as “09:30”.");
        times.slots.push_back(*slot);
    }
    if (times.slots.empty())
        return QueueTimes{};
    if (times.time_zone.empty())
        return BadRequest("“queue_times” must name their “time_zone”.");
    Tidy(times.slots);
    return times;
}

Result<Slot> ParseSlot(const nlohmann::json& json)
{
    const auto wrong = [](Problem problem) {
        return Error{Cause::kBadRequest, problem.title + " " + problem.fix, {}, {problem}};
    };
    const Json* const slot = Find(json, "slot");
    if (slot == nullptr)
        return Slot::kNone;
    if (!slot->is_string() || slot->get<std::string>() != "next")
        return wrong(
            {"slot", "bad_value", "“slot” must be “next”.", "Send “next”, or a publish_at instead."});
    if (Find(json, "publish_at") != nullptr)
        return wrong({"slot", "bad_combination", "A pin has either a slot or a publish_at.",
                      "Leave out one of the two."});
    return Slot::kNext;
}

nlohmann::json FreeTimesToJson(const std::vector<Timestamp>& times)
{
    Json items = Json::array();
    for (const Timestamp time : times)
        items.push_back(FormatRfc3339(time));
    return {{"items", std::move(items)}, {"cursor", nullptr}};
}

std::vector<Timestamp> FreeTimesFromJson(const nlohmann::json& json)
{
    std::vector<Timestamp> times;
    for (const std::string& item : fields::Texts(json, "items")) {
        if (const auto time = ParseRfc3339(item))
            times.push_back(*time);
    }
    return times;
}

}  // namespace pinwright
