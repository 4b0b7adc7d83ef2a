// The calendars of the schedule: navigation, and the days of a month or a week, or a single day.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Draws the calendar from `y`; returns the y where it ends.
float DrawCalendar(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands);

}  // namespace pinwright::ui
