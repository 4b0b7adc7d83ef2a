#include "client/features/common/ui/confirm_dialog.hpp"

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
        all += (all.empty() ? "" : " ") + text;
    std::optional<bool> answer;
    const DialogWish wish{question.title, question.width, all};
    const bool stays = Dialog(ui, id, wish, [&](float x, float y, float width) {
        float at = y;
        for (const std::string& text : question.texts)
            at += Paragraph(ui, MakeId(text, id), x, at, width, text, Type::kBody, ui.theme.text) + kSpace3;
        at += kSpace3;
        if (question.problem != nullptr)
            at += DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *question.problem, false,
                                question.account_id, commands) +
                  kSpace4;
        float row = 0;
        const ButtonWish yes{.name = question.yes, .look = Look::kDanger, .busy = question.busy};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, question.no, row);
        if (choice.done || choice.out)
            answer = choice.done;
        return at + row - y;
    });
    return stays ? answer : false;
}

}  // namespace pinwright::ui
