// What all screens share. Each screen draws from the app's state and returns the user's commands; none
// fetches anything or keeps state that the app should know about.
#pragma once

#include <vector>

#include "client/core/any_command.hpp"
#include "client/kit/canvas/area.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

using Commands = std::vector<app::command::Command>;

}  // namespace pinwright::ui
