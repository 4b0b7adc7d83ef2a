// The screen and the dialogs of the schedule.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Returns the y where it ends.
float DrawSchedule(Ui& ui, const app::State& state, const Area& area, Commands& commands);

/// Dialogs cover whatever screen is shown.
void DrawMoveDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawQueueDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawOverdueDialog(Ui& ui, const app::State& state, Commands& commands);

}  // namespace pinwright::ui
