// Pins as rows. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

/// `SELECT <columns> FROM pins `, to be followed by a condition. Besides those of a Pin it has what lists are
/// ordered by (`due_at`, `dealt_at`, `revision`, `seq`), and `moved_from`.
extern const std::string kSelectPins;
Pin ReadPin(const Statement& row);
/// The pin without its history, where there is one of this id.
std::optional<Pin> FindPinRow(Connection& connection, std::string_view id);
/// The pin with its history, and its candidates where it waits for a decision.
/// Nothing where there is none of this id.
std::optional<Pin> FindWholePin(Connection& connection, std::string_view id);
/// The same for a pin that this transaction has just changed, so it must be there: kStorage.
Result<Pin> ReadChangedPin(Connection& connection, std::string_view id);
/// Whether there are more drafts than allowed; for the transaction that has just added one.
bool HasTooManyDrafts(Connection& connection);

/// The same for two pins that could be taken for each other at Pinterest: one board, the same title,
/// description, alt text and link after NFC and folding of spaces.
std::string TwinKey(const Pin& pin);

}  // namespace pinwright::store
