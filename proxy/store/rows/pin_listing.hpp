// One page of a list of pins: its statement, and where it ended. Every order of every set of states is
// a walk along an index, or several such walks merged; nothing is sorted. Private to the store.
#pragma once

#include <string>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

/// The page that `filter` asks for. A cursor of another order, or none of ours, lists nothing.
Listing<Pin> ReadPage(Connection& connection, const PinFilter& filter);

/// The statement that it runs, for a look at its plan.
std::string ListStatement(const PinFilter& filter);

}  // namespace pinwright::store
