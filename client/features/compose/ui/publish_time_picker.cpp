#include "client/features/compose/ui/publish_time_picker.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;
using app::Field;

namespace {

// Shows the account's next free time before the user chooses it, or a way to set up such times.
void DrawFreeTime(Ui& ui, const app::State& state, Column& column, Commands& commands)
{
    const Account* const account = app::ChosenAccount(state);
    if (account == nullptr)
        return;
    const app::FreeTime& free = state.free_time;
    const bool set = !account->queue_times.slots.empty();
    std::string name(set ? texts::kNextFree : texts::kSetQueueTimes);
    if (set && free.problem) {
        column.Space(kSpace3);
        DrawDiagnosis(ui, MakeId("no-free-time"), column, Mood::kAttention, *free.problem, account->id,
                      commands);
        return;
    }
    if (set && free.at) {
        name += ": " + free.words;
    } else if (set && free.load == app::Load::kReady) {
        column.Space(kSpace2);
        Paragraph(ui, MakeId("no-free-time"), column, texts::kNoFreeTime, Type::kSmall, ui.theme.muted);
        return;
    }
    const app::Draft& draft = state.compose.draft;
    const bool taken = set && draft.later && draft.next_slot;
    const ButtonWish wish{.name = name,
                          .look = Look::kQuiet,
                          .icon = taken ? Icon::kCheck : Icon::kClock,
                          .disabled = set && !free.at};
    const float wide = std::min(column.width() + 2 * kSpace3, ButtonWidth(ui, wish));
    column.Space(kSpace1);
    const Rect line = column.Add(kControlHeight);
    if (Button(ui, MakeId("free-time"), {line.x - kSpace3, line.y, wide, line.h}, wish)) {
        if (set)
            commands.push_back(command::TakeFreeTime{});
        else
            commands.push_back(command::OpenQueue{account->id});
    }
}

}  // namespace

float DrawWhenPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const app::Draft& draft = state.compose.draft;
    const bool closed = state.compose.step == app::PublishStep::kPosting;
    Column column(x, y, width);
    column.Add(FieldLabel(ui, x, y, width, texts::kWhen, nullptr));
    const std::optional<int> chosen = Segments(ui, MakeId("when"), column.Add(kControlHeight), texts::kWhen,
                                               {texts::kWhens[0], texts::kWhens[1]}, draft.later ? 1 : 0);
    if (chosen)
        commands.push_back(command::ChooseWhen{*chosen == 1});
    if (!closed)
        DrawFreeTime(ui, state, column, commands);
    if (!draft.later)
        return column.height();
    column.Space(kSpace3);
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
    const float height = take(Field::kDate, DateField(ui, FieldId(Field::kDate), x, column.y(), half,
                                                      {.name = texts::kDate,
                                                       .text = draft.date,
                                                       .problems = problems,
                                                       .disabled = date_closed,
                                                       .problem_width = width}));
    take(Field::kTime,
         TimeField(ui, FieldId(Field::kTime), x + half + kSpace3, column.y(), half,
                   {.name = texts::kTime, .text = draft.time, .problems = none, .disabled = time_closed}));
    column.Add(height);
    column.Space(6);
    Paragraph(ui, MakeId("when-words"), column, state.compose.when_words, Type::kSmall, ui.theme.muted);
    column.Add(DrawClockNotice(ui, MakeId("when-clock"), state, x, column.y(), width));
    return column.height();
}

}  // namespace pinwright::ui
