#include "client/app/pin_rows.hpp"

#include <algorithm>

#include "shared/api_types.hpp"

namespace pinwright::app {

namespace {

/// By what the server orders, where a pin tells it: one that goes out at once does not.
std::optional<Timestamp> DealtAt(const Pin& pin)
{
    return pin.published_at ? pin.published_at : pin.publish_at;
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

bool Belongs(PinTab tab, PinState state)
{
    switch (state) {
        case PinState::kDraft:
            return false;
        case PinState::kPublished:
            return tab == PinTab::kAll || tab == PinTab::kPublished;
        case PinState::kFailed:
            return tab == PinTab::kAll || tab == PinTab::kFailed;
        case PinState::kCanceled:
            return tab == PinTab::kAll;
        case PinState::kScheduled:
        case PinState::kPublishing:
        case PinState::kUnconfirmed:
        case PinState::kHeld:
            break;
    }
    return tab == PinTab::kAll || tab == PinTab::kWaiting;
}

std::string StatesOf(PinTab tab)
{
    std::string states;
    for (int i = 0; i < kPinStateCount; ++i) {
        const auto state = static_cast<PinState>(i);
        if (Belongs(tab, state))
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

void Merge(PinList& list, PinTab tab, const std::vector<Row>& rows, Timestamp now)
{
    std::vector<Row> coming;  // Newest first.
    for (Row row : rows) {
        row.at = DealtAt(*row.pin).value_or(row.at.value_or(now));
        // What is older than all that is here comes with its own page.
        const bool here = list.complete || (!list.dealt.empty() && *row.at >= list.dealt.back());
        if (!here || !Belongs(tab, row.pin->state))
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

void Append(PinList& list, const std::vector<Pin>& page, Timestamp now)
{
    std::vector<Row> rows = RowsById(page);
    TakeOut(list, rows);
    for (const Pin& pin : page) {
        const Timestamp before = list.dealt.empty() ? now : list.dealt.back();
        const Timestamp at = DealtAt(pin).value_or(before);
        list.dealt.push_back(list.dealt.empty() ? at : std::min(at, before));
        list.pins.push_back(pin);
    }
}

}  // namespace pinwright::app
