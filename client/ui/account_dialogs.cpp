// What is asked back before an account is disconnected, or removed with all its data: what becomes of the
// sign-in and of the pins that wait.
#include <optional>
#include <string>
#include <vector>

#include "client/app/words.hpp"
#include "client/ui/dialog_choice.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

struct Question {
    std::string title;
    std::vector<std::string> texts;
    std::string_view yes;
};

// `asked`: the open dialog. True: it is to be done; false: it is not.
template <typename Asked>
std::optional<bool> Confirm(Ui& ui, Id id, const Asked& asked, const Question& question, Commands& commands)
{
    std::optional<bool> answer;
    const bool stays = Dialog(ui, id, {question.title}, [&](float x, float y, float width) {
        float at = y;
        for (const std::string& text : question.texts)
            at += Paragraph(ui, MakeId(text, id), x, at, width, text, Type::kBody, ui.theme.text) + kSpace3;
        at += kSpace3;
        if (asked.problem)
            at += DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *asked.problem, false,
                                asked.account_id, commands) +
                  kSpace4;
        float row = 0;
        const ButtonWish yes{.name = question.yes, .look = Look::kDanger, .busy = asked.busy};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, words::kCancel, row);
        if (choice.done || choice.out)
            answer = choice.done;
        return at + row - y;
    });
    return stays ? answer : false;
}

}  // namespace

void DrawDisconnectDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("disconnect-dialog");
    const std::optional<app::DisconnectDialog>& asked = state.integrations.disconnect;
    // What cannot be taken back is not what a hasty Enter does.
    FollowFocus(ui, id, asked.has_value(), MakeId("no", id));
    if (!asked)
        return;
    const Question question{std::string(words::kDisconnect) + " " + asked->name,
                            {std::string(words::kDisconnectSignIn), words::WaitingPins(asked->waiting),
                             std::string(words::kDisconnectThere)},
                            words::kDisconnect};
    const std::optional<bool> answer = Confirm(ui, id, *asked, question, commands);
    if (answer == true)
        commands.push_back(command::ConfirmDisconnect{});
    else if (answer)
        commands.push_back(command::CancelDisconnect{});
}

void DrawRemoveDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("remove-dialog");
    const std::optional<app::RemoveDialog>& asked = state.integrations.remove;
    FollowFocus(ui, id, asked.has_value(), MakeId("no", id));
    if (!asked)
        return;
    const Question question{words::RemoveTitle(asked->name),
                            {std::string(words::kRemoveWhat), std::string(words::kRemoveStays)},
                            words::kRemove};
    const std::optional<bool> answer = Confirm(ui, id, *asked, question, commands);
    if (answer == true)
        commands.push_back(command::ConfirmRemove{});
    else if (answer)
        commands.push_back(command::CancelRemove{});
}

}  // namespace pinwright::ui
