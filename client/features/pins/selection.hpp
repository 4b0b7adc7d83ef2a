// Which pins of a list are selected, and what can be done with them.
#pragma once

#include <cstdint>
#include <string>

#include "client/core/state.hpp"

namespace pinwright::app {

bool IsSelected(const State& state, const std::string& pin_id);
/// How many pins are selected; negative: all, and nobody counted them yet.
std::int64_t SelectedCount(const State& state);
/// What can be done to at least one of the selected pins.
struct SelectionOffers {
    bool move = false, retry = false, cancel = false;
};
SelectionOffers OffersOfSelection(const State& state);
}  // namespace pinwright::app
