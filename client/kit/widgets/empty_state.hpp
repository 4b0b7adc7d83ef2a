// A card that says that there is nothing yet, why, and what helps. It knows no list.
#pragma once

#include <string_view>

#include "client/kit/canvas/area.hpp"
#include "client/kit/canvas/callback.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

struct EmptyWish {
    Icon icon = Icon::kNone;
    std::string_view title, detail;
};
/// `help(middle, y)` draws what helps and returns its height; 0: nothing. Returns the y of the card's end.
float DrawEmpty(Ui& ui, Id id, const Area& area, float y, const EmptyWish& wish,
                Callback<float(float middle, float y)> help);

}  // namespace pinwright::ui
