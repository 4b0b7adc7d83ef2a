// Removing a disconnected account with all its data: said before it is done, because nothing brings it back.
#include "client/app/words.hpp"
#include "client/ui/dialog_choice.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

void DrawRemoveDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("remove-dialog");
    // What cannot be taken back is not what a hasty Enter does.
    FollowFocus(ui, id, state.integrations.remove.has_value(), MakeId("no", id));
    if (!state.integrations.remove)
        return;
    const app::RemoveDialog& dialog = *state.integrations.remove;
    const std::string title = words::RemoveTitle(dialog.name);
    const bool stays = Dialog(ui, id, {title}, [&](float x, float y, float width) {
        float at = y;
        for (const std::string_view text : {words::kRemoveWhat, words::kRemoveStays})
            at += Paragraph(ui, MakeId(text, id), x, at, width, text, Type::kBody, ui.theme.text) + kSpace3;
        at += kSpace3;
        if (dialog.problem)
            at += DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *dialog.problem, false,
                                dialog.account_id, commands) +
                  kSpace4;
        float row = 0;
        const Choice choice =
            DrawChoice(ui, id, x, at, width, {.name = words::kRemove, .look = Look::kDanger, .busy = dialog.busy},
                       words::kCancel, row);
        if (choice.done)
            commands.push_back(command::ConfirmRemove{});
        if (choice.out)
            commands.push_back(command::CancelRemove{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CancelRemove{});
}

}  // namespace pinwright::ui
