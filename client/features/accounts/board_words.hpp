// The texts for boards. Boards with the same name are told apart by their owner, so a group board is shown
// with its owner's name.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {

std::string BoardsFound(std::size_t count);
/// Says that the chosen board's sections could not be loaded, and why.
Diagnosis SectionsNotLoaded(const Diagnosis& why);
/// The `@username` of the board's owner; empty if it is the account itself or unknown.
std::string OwnerOf(const State& state, const Board& board);
/// "Kitchens (@mila)".
std::string BoardLabel(const State& state, const Board& board);
/// Below the name: "@mila · 3 pins".
std::string BoardDetail(const State& state, const Board& board);
/// The row as screen readers read it, including the detail and the lock: "Kitchens, @mila, secret".
std::string SpokenBoard(const State& state, const Board& board);

}  // namespace pinwright::app::words
