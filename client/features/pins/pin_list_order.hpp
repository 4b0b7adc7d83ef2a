// The order of a list of pins: which pins belong to a tab, and at which row. A change takes one pass over the
// list, however many pins it affects. Sends no requests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/core/state.hpp"
#include "shared/seams.hpp"

namespace pinwright::app {

/// `list`: an index from ListIndex().
bool Belongs(std::size_t list, PinState state);
/// Whether the list belongs to the schedule, which is grouped by day, soonest first.
bool IsOfSchedule(std::size_t list);

/// The states of a list, as used in the request's address.
std::string StatesOf(std::size_t list);

/// An arriving pin, and what the list knew about it.
struct Row {
    const Pin* pin = nullptr;
    std::optional<Timestamp> at;  ///< Its previous sort key in the list.
    bool turned = false;          ///< It was in the list in another state.
};

/// Sorted by id; if a pin occurs twice, the later one wins. `pins` must outlive the rows.
std::vector<Row> RowsById(const std::vector<Pin>& pins);

/// Removes the pins of these rows from the list. `rows`: sorted by id.
void TakeOut(PinList& list, std::vector<Row>& rows);

/// Inserts each of the rows at its place, if it belongs to the list. REQUIRES: none of them is in the list.
/// `kind`: the list's index.
void Merge(PinList& list, std::size_t kind, const std::vector<Row>& rows, Timestamp now);

/// Appends a page in the server's order; pins that are already elsewhere in the list move.
void Append(PinList& list, std::size_t kind, const std::vector<Pin>& page, Timestamp now);

/// Groups the list by day again.
void Group(PinList& list, const Zone& zone, Timestamp now);

/// A day's rows, `first` to before `last`; empty if both are equal.
struct DayRows {
    std::size_t first = 0, last = 0;

    std::size_t count() const { return last - first; }
};
DayRows RowsOf(const PinList& list, long long day);

}  // namespace pinwright::app
