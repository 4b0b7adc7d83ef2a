// The screens and dialogs of accounts.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// The screens return the y where they end.
float DrawIntegrations(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawStandardAccess(Ui& ui, const app::State& state, const Area& area, Commands& commands);
/// Dialogs cover whatever screen is shown.
void DrawConnectDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawRemoveDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawDisconnectDialog(Ui& ui, const app::State& state, Commands& commands);

}  // namespace pinwright::ui
