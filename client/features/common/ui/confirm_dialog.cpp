#include "client/features/common/ui/confirm_dialog.hpp"

#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

std::optional<bool> Confirm(Ui& ui, Id id, bool open, const Question& question, Commands& commands)
{
    FollowFocus(ui, id, open, MakeId("no", id));
    if (!open)
        return std::nullopt;
    std::string all;
    for (const std::string& text : question.texts)
        all = app::words::TwoSentences(all, text);
    std::optional<bool> answer;
    const DialogWish wish{question.title, question.width, all};
    const bool stays = Dialog(ui, id, wish, [&](Column& column) {
        for (const std::string& text : question.texts) {
            Paragraph(ui, MakeId(text, id), column, text, Type::kBody, ui.theme.text);
            column.Space(kSpace3);
        }
        column.Space(kSpace3);
        if (question.problem != nullptr) {
            DrawDiagnosis(ui, MakeId("problem", id), column, Mood::kProblem, *question.problem,
                          question.account_id, commands);
            column.Space(kSpace4);
        }
        const ButtonWish yes{.name = question.yes, .look = Look::kDanger, .busy = question.busy};
        const Choice choice = DrawChoice(ui, id, column, yes, question.no);
        if (choice.done || choice.out)
            answer = choice.done;
    });
    return stays ? answer : false;
}

}  // namespace pinwright::ui
