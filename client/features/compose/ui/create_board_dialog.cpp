// The dialog that creates a board. It asks only for the name.
#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;

void DrawCreateBoardDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("board-dialog");
    if (!state.compose.create_board)
        return;
    const app::CreateBoardDialog& dialog = *state.compose.create_board;
    const bool stays = Dialog(ui, id, {texts::kCreateBoard}, [&](Column& column) {
        const FieldAnswer name =
            TextField(ui, FieldId(app::Field::kBoardName), column.x(), column.y(), column.width(),
                      {.name = texts::kBoardName,
                       .text = dialog.name,
                       .problems = dialog.problems,
                       .last = true,
                       .required = true});
        if (name.text)
            commands.push_back(command::EditText{app::Field::kBoardName, *name.text});
        if (name.left)
            commands.push_back(command::LeaveField{app::Field::kBoardName});
        column.Add(name.height);
        column.Space(kSpace6);
        if (dialog.problem) {
            DrawDiagnosis(ui, MakeId("problem", id), column, Mood::kProblem, *dialog.problem, {}, commands);
            column.Space(kSpace4);
        }
        const ButtonWish yes{.name = texts::kCreate, .look = Look::kPrimary, .busy = dialog.busy};
        const Choice choice = DrawChoice(ui, id, column, yes, texts::kCancel);
        if (choice.done || ui.mirror.TakeEnter(FieldId(app::Field::kBoardName)))
            commands.push_back(command::CreateBoard{});
        if (choice.out)
            commands.push_back(command::CloseCreateBoard{});
    });
    if (!stays)
        commands.push_back(command::CloseCreateBoard{});
}

}  // namespace pinwright::ui
