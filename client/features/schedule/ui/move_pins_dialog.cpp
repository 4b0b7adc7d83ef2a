// The dialog that moves pins: one pin to a date and time, or several by days or to a date.
#include <iterator>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/selection.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/schedule/ui/schedule_screens.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::MoveField;

namespace {

Id DialogId()
{
    return MakeId("move-dialog");
}

struct Fields {
    Ui& ui;
    const app::MoveDialog& dialog;
    Commands& commands;

    float Take(MoveField field, const FieldAnswer& answer) const
    {
        if (answer.text)
            commands.push_back(command::EditMove{field, *answer.text});
        return answer.height;
    }
    float Date(float x, float y, float width, float room, const std::vector<Problem>& problems) const
    {
        return Take(MoveField::kDate, DateField(ui, MakeId("date", DialogId()), x, y, width,
                                                {.name = words::kDate,
                                                 .text = dialog.date,
                                                 .problems = problems,
                                                 .required = true,
                                                 .problem_width = room}));
    }
};

float DrawSingle(const Fields& fields, float x, float y, float width, const std::vector<Problem>& problems)
{
    const std::vector<Problem> none;
    const float half = (width - kSpace3) / 2;
    float at = y + fields.Date(x, y, half, width, problems);
    fields.Take(MoveField::kTime,
                TimeField(fields.ui, MakeId("time", DialogId()), x + half + kSpace3, y, half,
                          {.name = words::kTime, .text = fields.dialog.time, .problems = none}));
    at += 6;
    at += Paragraph(fields.ui, MakeId("words", DialogId()), x, at, width, fields.dialog.words, Type::kSmall,
                    fields.ui.theme.muted);
    return at;
}

float DrawSeveral(const Fields& fields, float x, float y, float width, const std::vector<Problem>& problems)
{
    Ui& ui = fields.ui;
    const bool by_days = fields.dialog.by_days;
    if (const std::optional<int> chosen =
            Segments(ui, MakeId("by", DialogId()), {x, y, width, kControlHeight}, words::kMoveBy,
                     {std::begin(words::kMoveBys), std::end(words::kMoveBys)}, by_days ? 1 : 0))
        fields.commands.push_back(command::ChooseMoveBy{*chosen == 1});
    float at = y + kControlHeight + kSpace4;
    if (by_days)
        at += fields.Take(MoveField::kDays, TextField(ui, MakeId("days", DialogId()), x, at, width,
                                                      {.name = words::kDays,
                                                       .text = fields.dialog.days,
                                                       .problems = problems,
                                                       .last = true,
                                                       .required = true}));
    else
        at += fields.Date(x, at, width, width, problems);
    at += 6;
    return at + Paragraph(ui, MakeId("hint", DialogId()), x, at, width,
                          by_days ? words::kDaysHint : words::kDateHint, Type::kSmall, ui.theme.muted);
}

}  // namespace

void DrawMoveDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = DialogId();
    const bool open = state.move.has_value();
    FollowFocus(ui, id, open, MakeId(open && state.move->by_days ? "days" : "date", id));
    if (!open)
        return;
    const app::MoveDialog& dialog = *state.move;
    const bool stays = Dialog(ui, id, {words::kMoveTitle, 420}, [&](float x, float y, float width) {
        const std::string whose = dialog.single ? std::string(words::TitleOf(dialog.pins.front()))
                                                : words::SelectedPins(dialog.all ? app::SelectedCount(state)
                                                                                 : std::ssize(dialog.pins));
        float at = y + kSpace4 +
                   Paragraph(ui, MakeId("whose", id), x, y, width, whose, Type::kBody, ui.theme.muted, 2);
        std::vector<Problem> problems;
        for (const Problem& problem : dialog.problems) {
            // Report a past time at once, but missing values only after an attempt.
            if (dialog.attempted || problem.id == words::PastProblem().id)
                problems.push_back(problem);
        }
        const Fields fields{ui, dialog, commands};
        at = dialog.single ? DrawSingle(fields, x, at, width, problems)
                           : DrawSeveral(fields, x, at, width, problems);
        at += DrawClockNotice(ui, MakeId("clock", id), state, x, at, width);
        at += kSpace6;
        float row = 0;
        const Choice choice = DrawChoice(
            ui, id, x, at, width, {.name = words::kMoveDone, .look = Look::kPrimary}, words::kCancel, row);
        if (choice.done || ui.mirror.TakeEnter(MakeId("days", id)))
            commands.push_back(command::ConfirmMove{});
        if (choice.out)
            commands.push_back(command::CloseMove{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CloseMove{});
}

}  // namespace pinwright::ui
