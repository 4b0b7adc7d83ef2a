#include "client/ui/when_picker.hpp"

#include "client/app/words.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::Field;

float DrawWhenPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const app::Draft& draft = state.compose.draft;
    const bool closed = state.compose.step == app::PublishStep::kPosting;
    float at = y + FieldLabel(ui, x, y, width, words::kWhen, nullptr);
    const std::optional<int> chosen =
        Segments(ui, MakeId("when"), {x, at, width, kControlHeight}, words::kWhen,
                 {words::kWhens[0], words::kWhens[1]}, draft.later ? 1 : 0);
    if (chosen)
        commands.push_back(command::ChooseWhen{*chosen == 1});
    at += kControlHeight;
    if (!draft.later)
        return at - y;
    at += kSpace3;
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kDate), none;
    const float half = (width - kSpace3) / 2;
    const auto take = [&](Field field, const FieldAnswer& answer) {
        if (answer.text)
            commands.push_back(command::EditText{field, *answer.text});
        if (answer.left)
            commands.push_back(command::LeaveField{field});
        return answer.height;
    };
    const bool date_closed = closed && !ui.HasFocus(FieldId(Field::kDate));
    const bool time_closed = closed && !ui.HasFocus(FieldId(Field::kTime));
    const float height = take(Field::kDate, DateField(ui, FieldId(Field::kDate), x, at, half,
                                                      {.name = words::kDate,
                                                       .text = draft.date,
                                                       .problems = problems,
                                                       .disabled = date_closed,
                                                       .problem_width = width}));
    take(Field::kTime,
         TimeField(ui, FieldId(Field::kTime), x + half + kSpace3, at, half,
                   {.name = words::kTime, .text = draft.time, .problems = none, .disabled = time_closed}));
    at += height + 6;
    at += Paragraph(ui, MakeId("when-words"), x, at, width, state.compose.when_words, Type::kSmall,
                    ui.theme.muted);
    return at - y;
}

}  // namespace pinwright::ui
