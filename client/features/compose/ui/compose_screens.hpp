// The screen, the publish bar, and the dialogs of the form.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Returns the y where it ends.
float DrawCompose(Ui& ui, const app::State& state, const Area& area, Commands& commands);

/// The publish button, which stays visible on a phone, above the navigation bar.
float PublishBarHeight(const app::State& state);
void DrawPublishBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands);

/// Dialogs cover whatever screen is shown.
void DrawCreateBoardDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawDiscardDialog(Ui& ui, const app::State& state, Commands& commands);

/// The id of this field's element in the semantic mirror, for FocusField.
Id FieldId(app::Field field);

}  // namespace pinwright::ui
