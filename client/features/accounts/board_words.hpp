// A board in words. Boards of one name are told apart by whose they are: a group's board is named with its
// owner.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {

// ---- Words that depend ----
std::string BoardsFound(std::size_t count);
/// The sections of the chosen board, and why they are not there.
Diagnosis SectionsNotLoaded(const Diagnosis& why);
/// `@username` of whoever the board belongs to; empty for the account's own, and where nobody knows.
std::string OwnerOf(const State& state, const Board& board);
/// "Kitchens (@mila)".
std::string BoardLabel(const State& state, const Board& board);
/// Below the name: "@mila · 3 pins".
std::string BoardDetail(const State& state, const Board& board);
/// For whoever hears the row and sees neither what is below the name nor the lock: "Kitchens, @mila, secret".
std::string SpokenBoard(const State& state, const Board& board);

}  // namespace pinwright::app::words
