// The rows of a list of pins: which belong to a tab, and where each stands. Every change is one pass
// over the list, however many pins changed. Asks for nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/core/state.hpp"
#include "shared/seams.hpp"

namespace pinwright::app {

/// `list`: as ListIndex() gives it.
bool Belongs(std::size_t list, PinState state);
/// Whether it is one of the schedule: soonest first, by day.
bool IsOfSchedule(std::size_t list);

/// The states of a list, as the address names them.
std::string StatesOf(std::size_t list);

/// A pin that came, and what the list knew of it.
struct Row {
    const Pin* pin = nullptr;
    std::optional<Timestamp> at;  ///< Where it stood.
    bool turned = false;          ///< It stood there in another state.
};

/// Sorted by id; of two the later counts. `pins` must outlive the rows.
std::vector<Row> RowsById(const std::vector<Pin>& pins);

/// Takes the pins of these rows out of the list. `rows`: sorted by id.
void TakeOut(PinList& list, std::vector<Row>& rows);

/// Puts each of the rows where it belongs now, or nowhere. None of them may stand in the list. `kind`: its
/// index.
void Merge(PinList& list, std::size_t kind, const std::vector<Row>& rows, Timestamp now);

/// Appends a page in the server's own order; what had stood elsewhere in the list moves.
void Append(PinList& list, std::size_t kind, const std::vector<Pin>& page, Timestamp now);

/// Days anew.
void Group(PinList& list, const Zone& zone, Timestamp now);

/// The rows of a day: from the first to before the last; none where they are the same.
struct DayRows {
    std::size_t first = 0, last = 0;

    std::size_t count() const { return last - first; }
};
DayRows RowsOf(const PinList& list, long long day);

}  // namespace pinwright::app
