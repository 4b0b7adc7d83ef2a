// Disconnecting: what becomes of the sign-in and of the pins that wait, before it is done.
#include "client/app/words.hpp"
#include "client/ui/dialog_choice.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

void DrawDisconnectDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("disconnect-dialog");
    // What cannot be taken back is not what a hasty Enter does.
    FollowFocus(ui, id, state.integrations.disconnect.has_value(), MakeId("no", id));
    if (!state.integrations.disconnect)
        return;
    const app::DisconnectDialog& dialog = *state.integrations.disconnect;
    const std::string title = std::string(words::kDisconnect) + " " + dialog.name;
    const bool stays = Dialog(ui, id, {title}, [&](float x, float y, float width) {
        float at = y;
        const auto say = [&](std::string_view text) {
            at += Paragraph(ui, MakeId(text, id), x, at, width, text, Type::kBody, ui.theme.text) + kSpace3;
        };
        say(words::kDisconnectSignIn);
        say(words::WaitingPins(dialog.waiting));
        say(words::kDisconnectThere);
        at += kSpace3;
        if (dialog.problem)
            at += DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *dialog.problem, false,
                                dialog.account_id, commands) +
                  kSpace4;
        float row = 0;
        const Choice choice = DrawChoice(
            ui, id, x, at, width, {.name = words::kDisconnect, .look = Look::kDanger, .busy = dialog.busy},
            words::kCancel, row);
        if (choice.done)
            commands.push_back(command::ConfirmDisconnect{});
        if (choice.out)
            commands.push_back(command::CancelDisconnect{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CancelDisconnect{});
}

}  // namespace pinwright::ui
