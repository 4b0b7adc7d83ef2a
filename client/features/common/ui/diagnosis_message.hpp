// Draws a diagnosis as a message; its action becomes a command.
#pragma once

#include "client/features/common/ui/screen.hpp"
#include "client/kit/canvas/column.hpp"
#include "client/kit/widgets/message.hpp"

namespace pinwright::ui {

/// Converts the texts of a diagnosis, a check, or a notice to a message with a button or link for its action.
MessageWish MessageOf(Mood mood, std::string_view title, std::string_view detail, std::string_view fix,
                      Action action);

void DrawDiagnosis(Ui& ui, Id id, Column& column, Mood mood, const Diagnosis& diagnosis,
                   const std::string& account_id, Commands& commands);

/// Draws a notice, with a space above, if this device's clock differs from the server's. Returns its height,
/// or 0.
float DrawClockNotice(Ui& ui, Id id, const app::State& state, float x, float y, float width);

/// A diagnosis with "Try again" instead of its own action. True: that was pressed.
bool DrawFailure(Ui& ui, Id id, Column& column, const Diagnosis& diagnosis);

}  // namespace pinwright::ui
