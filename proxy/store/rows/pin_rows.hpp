// Pins as rows. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

/// `SELECT <columns> FROM pins `; a condition follows. Besides the columns of a Pin it has the sort keys of
/// lists (`due_at`, `dealt_at`, `revision`, `seq`) and `moved_from`.
extern const std::string kSelectPins;
Pin ReadPin(const Statement& row);
/// The pin with this ID, without its history.
std::optional<Pin> FindPinRow(Connection& connection, std::string_view id);
/// The pin with its history and, if it waits for a decision, its candidates. Nothing if there is no pin with
/// this ID.
std::optional<Pin> FindWholePin(Connection& connection, std::string_view id);
/// The same for a pin that this transaction has just changed. kStorage if it is missing.
Result<Pin> ReadChangedPin(Connection& connection, std::string_view id);
/// Whether there are more drafts than allowed; for the transaction that has just added one.
bool HasTooManyDrafts(Connection& connection);

/// A key that two pins share if they can't be told apart at Pinterest: same board, and same title,
/// description, alt text and link after NFC and folding of spaces.
std::string TwinKey(const Pin& pin);

}  // namespace pinwright::store
