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
    float Date(const Column& column, float width, const std::vector<Problem>& problems) const
    {
        return Take(MoveField::kDate, DateField(ui, MakeId("date", DialogId()), column.x(), column.y(), width,
                                                {.name = texts::kDate,
                                                 .text = dialog.date,
                                                 .problems = problems,
                                                 .required = true,
                                                 .problem_width = column.width()}));
    }
};

void DrawSingle(const Fields& fields, Column& column, const std::vector<Problem>& problems)
{
    const std::vector<Problem> none;
    const float half = (column.width() - kSpace3) / 2;
    const float height = fields.Date(column, half, problems);
    fields.Take(MoveField::kTime,
                TimeField(fields.ui, MakeId("time", DialogId()), column.x() + half + kSpace3, column.y(),
                          half, {.name = texts::kTime, .text = fields.dialog.time, .problems = none}));
    column.Add(height);
    column.Space(6);
    Paragraph(fields.ui, MakeId("words", DialogId()), column, fields.dialog.words, Type::kSmall,
              fields.ui.theme.muted);
}

void DrawSeveral(const Fields& fields, Column& column, const std::vector<Problem>& problems)
{
    Ui& ui = fields.ui;
    const bool by_days = fields.dialog.by_days;
    if (const std::optional<int> chosen =
            Segments(ui, MakeId("by", DialogId()), column.Add(kControlHeight), texts::kMoveBy,
                     {std::begin(texts::kMoveBys), std::end(texts::kMoveBys)}, by_days ? 1 : 0))
        fields.commands.push_back(command::ChooseMoveBy{*chosen == 1});
    column.Space(kSpace4);
    column.Add(by_days ? fields.Take(MoveField::kDays, TextField(ui, MakeId("days", DialogId()), column.x(),
                                                                 column.y(), column.width(),
                                                                 {.name = texts::kDays,
                                                                  .text = fields.dialog.days,
                                                                  .problems = problems,
                                                                  .last = true,
                                                                  .required = true}))
                       : fields.Date(column, column.width(), problems));
    column.Space(6);
    Paragraph(ui, MakeId("hint", DialogId()), column, by_days ? texts::kDaysHint : texts::kDateHint,
              Type::kSmall, ui.theme.muted);
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
    const bool stays = Dialog(ui, id, {texts::kMoveTitle, 420}, [&](Column& column) {
        const std::string whose = dialog.single ? std::string(words::TitleOf(dialog.pins.front()))
                                                : words::SelectedPins(dialog.all ? app::SelectedCount(state)
                                                                                 : std::ssize(dialog.pins));
        Paragraph(ui, MakeId("whose", id), column, whose, Type::kBody, ui.theme.muted, 2);
        column.Space(kSpace4);
        std::vector<Problem> problems;
        for (const Problem& problem : dialog.problems) {
            // Report a past time at once, but missing values only after an attempt.
            if (dialog.attempted || problem.id == words::PastProblem().id)
                problems.push_back(problem);
        }
        const Fields fields{ui, dialog, commands};
        if (dialog.single)
            DrawSingle(fields, column, problems);
        else
            DrawSeveral(fields, column, problems);
        column.Add(DrawClockNotice(ui, MakeId("clock", id), state, column.x(), column.y(), column.width()));
        column.Space(kSpace6);
        const Choice choice =
            DrawChoice(ui, id, column, {.name = texts::kMoveDone, .look = Look::kPrimary}, texts::kCancel);
        if (choice.done || ui.mirror.TakeEnter(MakeId("days", id)))
            commands.push_back(command::ConfirmMove{});
        if (choice.out)
            commands.push_back(command::CloseMove{});
    });
    if (!stays)
        commands.push_back(command::CloseMove{});
}

}  // namespace pinwright::ui
