// The dialogs of the whole page; they cover whatever screen is shown.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

void DrawAppearanceDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawShortcutsDialog(Ui& ui, const app::State& state, Commands& commands);

}  // namespace pinwright::ui
