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

namespace words = app::words;
namespace command = app::command;
using app::Field;

namespace {

// Shows the account's next free time before the user chooses it, or a way to set up such times.
float DrawFreeTime(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const Account* const account = app::ChosenAccount(state);
    if (account == nullptr)
        return 0;
    const app::FreeTime& free = state.free_time;
    const bool set = !account->queue_times.slots.empty();
    std::string name(set ? words::kNextFree : words::kSetQueueTimes);
    if (set && free.problem)
        return kSpace3 + DrawDiagnosis(ui, MakeId("no-free-time"), x, y + kSpace3, width, *free.problem, true,
                                       account->id, commands);
    if (set && free.at)
        name += ": " + free.words;
    else if (set && free.load == app::Load::kReady)
        return kSpace2 + Paragraph(ui, MakeId("no-free-time"), x, y + kSpace2, width, words::kNoFreeTime,
                                   Type::kSmall, ui.theme.muted);
    const app::Draft& draft = state.compose.draft;
    const bool taken = set && draft.later && draft.next_slot;
    const ButtonWish wish{.name = name,
                          .look = Look::kQuiet,
                          .icon = taken ? Icon::kCheck : Icon::kClock,
                          .disabled = set && !free.at};
    const float wide = std::min(width + 2 * kSpace3, ButtonWidth(ui, wish));
    if (Button(ui, MakeId("free-time"), {x - kSpace3, y + kSpace1, wide, kControlHeight}, wish)) {
        if (set)
            commands.push_back(command::TakeFreeTime{});
        else
            commands.push_back(command::OpenQueue{account->id});
    }
    return kSpace1 + kControlHeight;
}

}  // namespace

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
    if (!closed)
        at += DrawFreeTime(ui, state, x, at, width, commands);
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
    at += DrawClockNotice(ui, MakeId("when-clock"), state, x, at, width);
    return at - y;
}

}  // namespace pinwright::ui
