#include "proxy/publish/list_reading.hpp"

#include <set>
#include <string>
#include <utility>

namespace pinwright::publish {

namespace {

std::size_t BytesOf(const pinterest::RemotePin& pin)
{
    std::size_t bytes = sizeof pin + pin.id.size() + pin.board_id.size() + pin.board_section_id.size();
    for (const auto& [name, text] : kPinTexts)
        bytes += (pin.*text).size();
    return bytes;
}

}  // namespace

Reading ReadPins(const FetchPage& fetch, Timestamp floor, Depth depth, const std::function<bool()>& give_up)
{
    Reading reading;
    std::string bookmark;
    std::set<std::string> seen;
    std::size_t kept = 0;
    std::optional<Timestamp> previous;
    bool newest_first = true;
    bool past_floor = false;

    for (int page_number = 0; page_number < kMostPages; page_number++) {
        if (give_up())
            return reading;
        pinterest::Answer<pinterest::Page<pinterest::RemotePin>> answer = fetch(bookmark);
        reading.meta = answer.meta;
        if (!answer.ok()) {
            const bool gone = answer.fault.definite && (answer.fault.cause == Cause::kBoardMissing ||
                                                        answer.fault.cause == Cause::kSectionMissing);
            if (gone)
                reading.complete = true;
            else
                reading.fault = std::move(answer.fault);
            return reading;
        }

        bool page_past_floor = !answer.value->items.empty();
        for (pinterest::RemotePin& pin : answer.value->items) {
            const bool old = pin.created_at && *pin.created_at < floor;
            page_past_floor = page_past_floor && old;
            newest_first = newest_first && pin.created_at && (!previous || *pin.created_at <= *previous);
            previous = pin.created_at ? pin.created_at : previous;
            if (old)
                continue;
            kept += BytesOf(pin);
            reading.pins.push_back(std::move(pin));
        }
        if (kept > kMostKeptBytes)
            return reading;
        past_floor = past_floor || page_past_floor;

        if (answer.value->bookmark.empty() || (depth == Depth::kPastFloor && page_past_floor)) {
            reading.complete = true;
            return reading;
        }
        // A bookmark that repeats would loop forever, and the rest of the list stays unknown.
        if (!seen.insert(answer.value->bookmark).second)
            return reading;
        bookmark = answer.value->bookmark;
    }
    reading.complete = newest_first && past_floor;
    return reading;
}

}  // namespace pinwright::publish
