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

namespace words = app::words;
namespace command = app::command;

namespace {

float DrawPolicy(Ui& ui, Id id, const app::OverdueDialog& dialog, float x, float y, float width,
                 Commands& commands)
{
    const auto chosen = static_cast<std::size_t>(dialog.policy);
    float at = y;
    if (const std::optional<int> picked =
            Segments(ui, MakeId("policy", id), {x, at, width, kControlHeight}, words::kOverdue,
                     {std::begin(words::kOverdues), std::end(words::kOverdues)}, static_cast<int>(chosen)))
        commands.push_back(command::ChooseOverdue{static_cast<OverduePolicy>(*picked)});
    at += kControlHeight + kSpace3;
    at += Paragraph(ui, MakeId("policy-detail", id), x, at, width, words::kOverdueDetails[chosen],
                    Type::kSmall, ui.theme.text);
    if (dialog.policy != OverduePolicy::kPublish)
        return at - y;
    at += kSpace4;
    const FieldAnswer hours = TextField(
        ui, MakeId("hours", id), x, at, width,
        {.name = words::kOverdueHours, .text = dialog.hours, .problems = dialog.problems, .last = true});
    if (hours.text)
        commands.push_back(command::EditOverdueHours{*hours.text});
    if (ui.mirror.TakeEnter(MakeId("hours", id)))
        commands.push_back(command::SaveOverdue{});
    return at + hours.height - y;
}

}  // namespace

void DrawOverdueDialog(Ui& ui, const app::State& state, Commands& commands)
{
    if (!state.overdue)
        return;
    const Id id = MakeId("overdue-dialog");
    const app::OverdueDialog& dialog = *state.overdue;
    const bool stays = Dialog(ui, id, {words::kOverdue, 480}, [&](float x, float y, float width) {
        float at = y;
        at += Paragraph(ui, MakeId("detail", id), x, at, width, words::kOverdueDetail, Type::kSmall,
                        ui.theme.muted) +
              kSpace4;
        if (dialog.load == app::Load::kReady) {
            at += DrawPolicy(ui, id, dialog, x, at, width, commands);
        } else if (dialog.load == app::Load::kLoading) {
            Skeleton(ui, {x, at, width, kControlHeight}, kFieldRadius);
            at += kControlHeight;
        }
        if (dialog.problem)
            at += kSpace3 + DrawDiagnosis(ui, MakeId("problem", id), x, at + kSpace3, width, *dialog.problem,
                                          false, {}, commands);
        at += kSpace6;
        float row = 0;
        const Choice choice = DrawChoice(ui, id, x, at, width,
                                         {.name = words::kSave,
                                          .look = Look::kPrimary,
                                          .busy = dialog.busy,
                                          .disabled = dialog.load != app::Load::kReady},
                                         words::kCancel, row);
        if (choice.done)
            commands.push_back(command::SaveOverdue{});
        if (choice.out)
            commands.push_back(command::CloseOverdue{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CloseOverdue{});
}

}  // namespace pinwright::ui
