// The control API below /_standin: turns the switches and shows what happened. JSON in, JSON out; a wrong
// request is 400 {"error": "..."} and changes nothing.
#pragma once

#include <string_view>

#include "proxy/standin/control/simulator.hpp"
#include "proxy/standin/world/call.hpp"

namespace pinwright::standin {

/// `below`: `/fail`, say. The caller holds the lock.
Reply AnswerControl(const Call& call, std::string_view below, Controls controls);

/// The calls of the control API, a paragraph each, for --help.
std::string_view ControlHelp();

}  // namespace pinwright::standin
