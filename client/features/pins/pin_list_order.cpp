#include "client/features/pins/pin_list_order.hpp"

#include <algorithm>
#include <iterator>

#include "client/core/local_time.hpp"
#include "client/features/pins/pin_words.hpp"
#include "shared/api_types.hpp"

namespace pinwright::app {

namespace {

constexpr long long kNoDay = -1'000'000'000;  ///< Used for pins without a time.

constexpr unsigned Bit(PinState state)
{
    return 1u << static_cast<unsigned>(state);
}

constexpr unsigned kOnItsWay = Bit(PinState::kScheduled) | Bit(PinState::kPublishing);
constexpr unsigned kHeldUp = Bit(PinState::kUnconfirmed) | Bit(PinState::kHeld);
constexpr unsigned kPublished = Bit(PinState::kPublished), kFailed = Bit(PinState::kFailed);

/// One entry per list: the tabs of the pins, the tabs of the schedule, then the calendar.
constexpr unsigned kStates[kPinListCount] = {
    kOnItsWay | kHeldUp | kPublished | kFailed | Bit(PinState::kCanceled),
    kOnItsWay | kHeldUp,
    kPublished,
    kFailed,
    Bit(PinState::kDraft) | kOnItsWay | kHeldUp | kFailed,
    Bit(PinState::kDraft),
    kOnItsWay,
    kHeldUp,
    kFailed,
    Bit(PinState::kDraft) | kOnItsWay | kHeldUp | kPublished | kFailed,
};

/// Negates a time, so that soonest-first lists are in descending order too.
Timestamp Turned(Timestamp at)
{
    return Timestamp(-at.time_since_epoch());
}

Timestamp KeyOf(std::size_t kind, Timestamp at)
{
    return IsOfSchedule(kind) ? Turned(at) : at;
}

/// The server's sort key, if the pin shows it. A pin that is published at once has none in the schedule.
std::optional<Timestamp> DealtAt(std::size_t kind, const Pin& pin)
{
    if (!IsOfSchedule(kind))
        return pin.published_at ? pin.published_at : pin.publish_at;
    return pin.publish_at ? std::optional(Turned(*pin.publish_at)) : std::nullopt;
}

/// A calendar contains only pins that have a time within its range.
bool InRange(const PinList& list, const Pin& pin)
{
    return !list.from || (pin.publish_at && *pin.publish_at >= *list.from && *pin.publish_at < *list.to);
}

bool BeforeId(const Row& row, const std::string& id)
{
    return row.pin->id < id;
}

void MoveRow(PinList& list, std::size_t from, std::size_t to)
{
    if (from == to)
        return;
    list.pins[to] = std::move(list.pins[from]);
    list.dealt[to] = list.dealt[from];
}

}  // namespace

bool Belongs(std::size_t list, PinState state)
{
    return (kStates[list] & Bit(state)) != 0;
}

bool IsOfSchedule(std::size_t list)
{
    return list >= std::size(kPinsTabs);
}

std::string StatesOf(std::size_t list)
{
    std::string states;
    for (int i = 0; i < kPinStateCount; ++i) {
        const auto state = static_cast<PinState>(i);
        if (Belongs(list, state))
            states += (states.empty() ? "" : ",") + std::string(ToString(state));
    }
    return states;
}

std::vector<Row> RowsById(const std::vector<Pin>& pins)
{
    std::vector<Row> rows;
    for (const Pin& pin : pins) {
        const auto place = std::lower_bound(rows.begin(), rows.end(), pin.id, BeforeId);
        if (place != rows.end() && place->pin->id == pin.id)
            place->pin = &pin;
        else
            rows.insert(place, {&pin, std::nullopt, false});
    }
    return rows;
}

void TakeOut(PinList& list, std::vector<Row>& rows)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.pins.size(); ++i) {
        const auto row = std::lower_bound(rows.begin(), rows.end(), list.pins[i].id, BeforeId);
        if (row == rows.end() || row->pin->id != list.pins[i].id) {
            MoveRow(list, i, kept++);
            continue;
        }
        row->at = list.dealt[i];
        row->turned = list.pins[i].state != row->pin->state;
    }
    list.pins.resize(kept);
    list.dealt.resize(kept);
}

void Merge(PinList& list, std::size_t kind, const std::vector<Row>& rows, Timestamp now)
{
    std::vector<Row> coming;  // In the order of the list.
    for (Row row : rows) {
        row.at = DealtAt(kind, *row.pin).value_or(row.at.value_or(KeyOf(kind, now)));
        // Pins beyond the loaded part will arrive with their own page.
        const bool here = list.complete || (list.reach && *row.at >= *list.reach);
        const bool wanted = list.account_id.empty() || list.account_id == row.pin->account_id;
        if (!here || !wanted || !Belongs(kind, row.pin->state) || !InRange(list, *row.pin))
            continue;
        const auto later = [](const Row& one, Timestamp at) { return *one.at > at; };
        coming.insert(std::lower_bound(coming.begin(), coming.end(), *row.at, later), row);
    }
    std::size_t from = list.pins.size(), to = from + coming.size();
    list.pins.resize(to);
    list.dealt.resize(to);
    while (!coming.empty()) {
        if (from > 0 && list.dealt[from - 1] <= *coming.back().at) {
            --from;
            MoveRow(list, from, --to);
        } else {
            list.pins[--to] = *coming.back().pin;
            list.dealt[to] = *coming.back().at;
            coming.pop_back();
        }
    }
}

void Append(PinList& list, std::size_t kind, const std::vector<Pin>& page, Timestamp now)
{
    std::vector<Row> rows = RowsById(page);
    TakeOut(list, rows);
    for (const Pin& pin : page) {
        if (!InRange(list, pin))
            continue;
        const Timestamp before = list.dealt.empty() ? KeyOf(kind, now) : list.dealt.back();
        const Timestamp at = DealtAt(kind, pin).value_or(before);
        list.dealt.push_back(list.dealt.empty() ? at : std::min(at, before));
        list.pins.push_back(pin);
        list.reach = list.dealt.back();
    }
}

void Group(PinList& list, const Zone& zone, Timestamp now)
{
    list.day_rows.clear();
    list.day_names.clear();
    list.days.clear();
    const long long today = DayAt(zone, now);
    std::optional<long long> last;
    for (std::size_t i = 0; i < list.pins.size(); ++i) {
        const std::optional<Timestamp>& at = list.pins[i].publish_at;
        const long long day = at ? DayAt(zone, *at) : kNoDay;
        if (last == day)
            continue;
        last = day;
        list.day_rows.push_back(i);
        list.days.push_back(day);
        list.day_names.push_back(!at ? std::string(texts::kNoTime)
                                     : words::DayName(day - today, zone.DayInWords(*at)));
    }
}

DayRows RowsOf(const PinList& list, long long day)
{
    const auto found = std::lower_bound(list.days.begin(), list.days.end(), day);
    if (found == list.days.end() || *found != day)
        return {};
    const auto at = static_cast<std::size_t>(found - list.days.begin());
    return {list.day_rows[at], at + 1 < list.day_rows.size() ? list.day_rows[at + 1] : list.pins.size()};
}

}  // namespace pinwright::app
