// The history of a pin: a dot for each event, with its time.
#pragma once

#include <vector>

#include "client/core/state.hpp"
#include "client/kit/canvas/area.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// `newest`: the color of the last dot. Returns the height.
float DrawHistory(Ui& ui, const std::vector<app::HistoryLine>& lines, float x, float y, float width,
                  Layout layout, Color newest);

}  // namespace pinwright::ui
