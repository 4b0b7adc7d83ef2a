// What is asked back before it is done, since nothing brings it back: discarding what was written, and
// canceling a pin.
#include <optional>

#include "client/app/words.hpp"
#include "client/ui/dialog_choice.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

struct Question {
    std::string_view title, detail, yes, no;
};

// True: it is to be done; false: it is not.
std::optional<bool> Confirm(Ui& ui, Id id, bool open, const Question& question)
{
    FollowFocus(ui, id, open, MakeId("no", id));
    if (!open)
        return std::nullopt;
    std::optional<bool> answer;
    const bool stays = Dialog(ui, id, {question.title, 400}, [&](float x, float y, float width) {
        const float at =
            y + kSpace6 +
            Paragraph(ui, MakeId("detail", id), x, y, width, question.detail, Type::kBody, ui.theme.text);
        float row = 0;
        const ButtonWish yes{.name = question.yes, .look = Look::kDanger};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, question.no, row);
        if (choice.done || choice.out)
            answer = choice.done;
        return at + row - y;
    });
    return stays ? answer : false;
}

}  // namespace

void DrawDiscardDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const bool changes = !state.compose.draft.is_new();
    const std::optional<bool> answer = Confirm(
        ui, MakeId("discard-dialog"), state.compose.asks_discard,
        {changes ? words::kDiscardChangesTitle : words::kDiscardTitle,
         changes ? words::kDiscardChangesDetail : words::kDiscardDetail, words::kDiscard, words::kKeep});
    if (answer == true)
        commands.push_back(command::DiscardDraft{});
    else if (answer)
        commands.push_back(command::KeepDraft{});
}

void DrawCancelDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const bool several = state.asks_cancel_selected;
    const std::string title = words::CancelPinsTitle(state.selection.ids.size());
    const std::optional<bool> answer =
        Confirm(ui, MakeId("cancel-dialog"), several || !state.asks_cancel.empty(),
                {several ? std::string_view(title) : words::kCancelTitle,
                 several ? words::kCancelPinsDetail : words::kCancelDetail,
                 several ? words::kCancelPins : words::kCancelPin,
                 several ? words::kKeepPins : words::kKeepPin});
    if (answer == true)
        commands.push_back(command::ConfirmCancelPin{});
    else if (answer)
        commands.push_back(command::KeepPin{});
}

}  // namespace pinwright::ui
