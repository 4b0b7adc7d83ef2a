// The reports of the control API: the switches, the ledger, the last requests. Never shows tokens.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "proxy/standin/control/simulator.hpp"
#include "proxy/standin/world/call.hpp"

namespace pinwright::standin {

/// `/state`, `/ledger` or `/requests`; nothing for any other path.
std::optional<nlohmann::json> Report(const Call& call, std::string_view below, const Controls& controls);

}  // namespace pinwright::standin
