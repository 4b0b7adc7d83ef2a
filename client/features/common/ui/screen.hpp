// What every screen is handed and gives back: each draws from the app's state and collects what the person
// asked for. None fetches, none keeps anything that the app should know.
#pragma once

#include <vector>

#include "client/core/any_command.hpp"
#include "client/kit/canvas/area.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

using Commands = std::vector<app::command::Command>;

}  // namespace pinwright::ui
