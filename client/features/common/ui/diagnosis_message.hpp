// A diagnosis as a message, wherever it stands; its action becomes a command.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

float DrawDiagnosis(Ui& ui, Id id, float x, float y, float width, const Diagnosis& diagnosis, bool attention,
                    const std::string& account_id, Commands& commands);

/// Draws a notice, with a space above, if this device's clock differs from the server's. Returns its height,
/// or 0.
float DrawClockNotice(Ui& ui, Id id, const app::State& state, float x, float y, float width);

/// A diagnosis with "Try again" below it instead of its own action; `y` moves to where they end. True: that
/// was pressed.
bool DrawFailure(Ui& ui, Id id, float x, float& y, float width, const Diagnosis& diagnosis);

}  // namespace pinwright::ui
