// Which pins of a list are selected, and what the user can do with them.
#pragma once

#include <cstdint>
#include <string>

#include "client/core/state.hpp"

namespace pinwright::app {

bool IsSelected(const State& state, const std::string& pin_id);
/// How many pins are selected; negative if all are and their number isn't known yet.
std::int64_t SelectedCount(const State& state);
/// The actions that at least one of the selected pins allows.
struct SelectionOffers {
    bool move = false, retry = false, cancel = false;
};
SelectionOffers OffersOfSelection(const State& state);
}  // namespace pinwright::app
