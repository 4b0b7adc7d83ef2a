// The dialog that creates a board. It asks only for the name.
#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

void DrawCreateBoardDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("board-dialog");
    if (!state.compose.create_board)
        return;
    const app::CreateBoardDialog& dialog = *state.compose.create_board;
    const bool stays = Dialog(ui, id, {words::kCreateBoard}, [&](float x, float y, float width) {
        float at = y;
        const FieldAnswer name = TextField(ui, FieldId(app::Field::kBoardName), x, at, width,
                                           {.name = words::kBoardName,
                                            .text = dialog.name,
                                            .problems = dialog.problems,
                                            .last = true,
                                            .required = true});
        if (name.text)
            commands.push_back(command::EditText{app::Field::kBoardName, *name.text});
        if (name.left)
            commands.push_back(command::LeaveField{app::Field::kBoardName});
        at += name.height + kSpace6;
        if (dialog.problem)
            at +=
                DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *dialog.problem, false, {}, commands) +
                kSpace4;
        float row = 0;
        const ButtonWish yes{.name = words::kCreate, .look = Look::kPrimary, .busy = dialog.busy};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, words::kCancel, row);
        if (choice.done || ui.mirror.TakeEnter(FieldId(app::Field::kBoardName)))
            commands.push_back(command::CreateBoard{});
        if (choice.out)
            commands.push_back(command::CloseCreateBoard{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CloseCreateBoard{});
}

}  // namespace pinwright::ui
