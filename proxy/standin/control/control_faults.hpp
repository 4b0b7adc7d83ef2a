// The control calls that make the stand-in misbehave: faults of single requests, random faults, lag, list
// order and rate limits. Each one reads its whole request before it changes anything, and throws Wrong if it
// can't.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "proxy/standin/control/control_request.hpp"
#include "proxy/standin/control/simulator.hpp"

namespace pinwright::standin {

nlohmann::json Fail(Wish& wish, Controls& controls);
nlohmann::json Delay(Wish& wish, Controls& controls);
nlohmann::json Drop(Wish& wish, Controls& controls);
nlohmann::json SetRandom(Wish& wish, Controls& controls);
nlohmann::json Clear(Wish& wish, Controls& controls);
nlohmann::json SetLag(Wish& wish, Controls& controls);
nlohmann::json SetLists(Wish& wish, Controls& controls);
nlohmann::json SetRates(Wish& wish, Controls& controls);

}  // namespace pinwright::standin
