// The screen, the bar and the dialogs of composing.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Gives the y where it ends.
float DrawCompose(Ui& ui, const app::State& state, const Area& area, Commands& commands);

/// The one button that stays in sight on a phone, above the bar of screens.
float PublishBarHeight(const app::State& state);
void DrawPublishBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands);

/// Dialogs lie over whatever screen there is.
void DrawCreateBoardDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawDiscardDialog(Ui& ui, const app::State& state, Commands& commands);

/// The element that has this field in the mirror: where FocusField is to go.
Id FieldId(app::Field field);

}  // namespace pinwright::ui
