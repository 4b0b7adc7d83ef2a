// The story of a pin: a dot for each thing that happened to it, and when.
#pragma once

#include <vector>

#include "client/core/state.hpp"
#include "client/kit/canvas/area.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// `newest`: the colour of the last dot. Gives the height.
float DrawHistory(Ui& ui, const std::vector<app::HistoryLine>& lines, float x, float y, float width,
                  Layout layout, Colour newest);

}  // namespace pinwright::ui
