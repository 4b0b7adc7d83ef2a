// The screens: each draws from the app's state and collects what the person asked for. None fetches,
// none keeps anything that the app should know.
#pragma once

#include <vector>

#include "client/core/commands.hpp"
#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

using Commands = std::vector<app::command::Command>;

/// Where a screen draws: from (x, y), `width` wide, as high as it needs.
struct Area {
    float x = 0, y = 0, width = 0;
    float title_width = 0;  ///< Of the first row: on a phone it ends before the button of the shell.
    bool phone = false;
    bool wide = false;
};

/// The widest text that is easy to read.
inline constexpr float kReadable = 760;
/// The middle of the area, up to `most` wide.
Area Narrowed(const Area& area, float most);

/// They give the y where they end.
float DrawIntegrations(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawCompose(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawPin(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawPins(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawSchedule(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawTroubleshoot(Ui& ui, const app::State& state, const Area& area, Commands& commands);
float DrawStandardAccess(Ui& ui, const app::State& state, const Area& area, Commands& commands);
/// To be called before the area of the screen opens, `scroll` being its node: what comes in above the rows in
/// sight does not move them.
void KeepPinsInPlace(Ui& ui, const app::State& state, platform::Node& scroll);

/// The one button that stays in sight on a phone, above the bar of screens.
float PublishBarHeight(const app::State& state);
void DrawPublishBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands);

/// What is done with the pins that are chosen; 0 high where none are being chosen.
float SelectionBarHeight(Ui& ui, const app::State& state);
void DrawSelectionBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands);

/// Dialogs lie over whatever screen there is.
void DrawConnectDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawRemoveDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawDisconnectDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawCreateBoardDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawAppearanceDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawShortcutsDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawDiscardDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawCancelDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawMoveDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawQueueDialog(Ui& ui, const app::State& state, Commands& commands);
void DrawOverdueDialog(Ui& ui, const app::State& state, Commands& commands);

/// A diagnosis as a message; its action becomes a command.
float DrawDiagnosis(Ui& ui, Id id, float x, float y, float width, const Diagnosis& diagnosis, bool attention,
                    const std::string& account_id, Commands& commands);

/// Draws a notice, with a space above, if this device's clock differs from the server's. Returns its height,
/// or 0.
float DrawClockNotice(Ui& ui, Id id, const app::State& state, float x, float y, float width);

/// A diagnosis with "Try again" below it instead of its own action; `y` moves to where they end. True: that
/// was pressed.
bool DrawFailure(Ui& ui, Id id, float x, float& y, float width, const Diagnosis& diagnosis);

/// The element that has this field in the mirror: where FocusField is to go.
Id FieldId(app::Field field);

/// Ui::Kept of this is 1 while files are dragged over the page.
inline Id DraggingId()
{
    return MakeId("dragging");
}

}  // namespace pinwright::ui
