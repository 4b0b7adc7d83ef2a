// The dialog for what happens to pins that missed their time.
#include <iterator>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/schedule/ui/schedule_screens.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;

namespace {

void DrawPolicy(Ui& ui, Id id, const app::OverdueDialog& dialog, Column& column, Commands& commands)
{
    const auto chosen = static_cast<std::size_t>(dialog.policy);
    if (const std::optional<int> picked =
            Segments(ui, MakeId("policy", id), column.Add(kControlHeight), texts::kOverdue,
                     {std::begin(texts::kOverdues), std::end(texts::kOverdues)}, static_cast<int>(chosen)))
        commands.push_back(command::ChooseOverdue{static_cast<OverduePolicy>(*picked)});
    column.Space(kSpace3);
    Paragraph(ui, MakeId("policy-detail", id), column, texts::kOverdueDetails[chosen], Type::kSmall,
              ui.theme.text);
    if (dialog.policy != OverduePolicy::kPublish)
        return;
    column.Space(kSpace4);
    const FieldAnswer hours = TextField(
        ui, MakeId("hours", id), column.x(), column.y(), column.width(),
        {.name = texts::kOverdueHours, .text = dialog.hours, .problems = dialog.problems, .last = true});
    if (hours.text)
        commands.push_back(command::EditOverdueHours{*hours.text});
    if (ui.mirror.TakeEnter(MakeId("hours", id)))
        commands.push_back(command::SaveOverdue{});
    column.Add(hours.height);
}

}  // namespace

void DrawOverdueDialog(Ui& ui, const app::State& state, Commands& commands)
{
    if (!state.overdue)
        return;
    const Id id = MakeId("overdue-dialog");
    const app::OverdueDialog& dialog = *state.overdue;
    const bool stays = Dialog(ui, id, {texts::kOverdue, 480}, [&](Column& column) {
        Paragraph(ui, MakeId("detail", id), column, texts::kOverdueDetail, Type::kSmall, ui.theme.muted);
        column.Space(kSpace4);
        if (dialog.load == app::Load::kReady)
            DrawPolicy(ui, id, dialog, column, commands);
        else if (dialog.load == app::Load::kLoading)
            Skeleton(ui, column.Add(kControlHeight), kFieldRadius);
        if (dialog.problem) {
            column.Space(kSpace3);
            DrawDiagnosis(ui, MakeId("problem", id), column, Mood::kProblem, *dialog.problem, {}, commands);
        }
        column.Space(kSpace6);
        const Choice choice = DrawChoice(ui, id, column,
                                         {.name = texts::kSave,
                                          .look = Look::kPrimary,
                                          .busy = dialog.busy,
                                          .disabled = dialog.load != app::Load::kReady},
                                         texts::kCancel);
        if (choice.done)
            commands.push_back(command::SaveOverdue{});
        if (choice.out)
            commands.push_back(command::CloseOverdue{});
    });
    if (!stays)
        commands.push_back(command::CloseOverdue{});
}

}  // namespace pinwright::ui
