// One page of a list of pins: its statement, and where it ended. For every order and every set of states, it
// walks along an index or merges several walks; nothing is sorted. Private to the store.
#pragma once

#include <string>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

/// The page that `filter` asks for. A cursor of another order, or one that isn't ours, lists nothing.
Listing<Pin> ReadPage(Connection& connection, const PinFilter& filter);

/// The statement that ReadPage runs, to check its query plan.
std::string ListStatement(const PinFilter& filter);

}  // namespace pinwright::store
