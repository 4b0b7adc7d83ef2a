// The calendars of the schedule: the way through them, and the days of a month or a week, or one.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// From `y` on; gives where it ends.
float DrawCalendar(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands);

}  // namespace pinwright::ui
