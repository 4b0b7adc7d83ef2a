// The control API below /_standin: sets the switches and reports what happened. JSON in, JSON out. An
// invalid request gets 400 {"error": "..."} and changes nothing.
#pragma once

#include <string_view>

#include "proxy/standin/control/simulator.hpp"
#include "proxy/standin/world/call.hpp"

namespace pinwright::standin {

/// `below`: the path, for example `/fail`. The caller holds the lock.
Reply AnswerControl(const Call& call, std::string_view below, Controls controls);

/// Describes the calls of the control API, one paragraph each, for --help.
std::string_view ControlHelp();

}  // namespace pinwright::standin
