#include "client/features/common/ui/diagnosis_message.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::ui {

namespace words = app::words;

MessageWish MessageOf(Mood mood, std::string_view title, std::string_view detail, std::string_view fix,
                      Action action)
{
    return {.mood = mood,
            .title = title,
            .detail = detail,
            .fix = fix,
            .label = words::ActionLabel(action),
            .outside = words::ActionAddress(action)};
}

void DrawDiagnosis(Ui& ui, Id id, Column& column, Mood mood, const Diagnosis& diagnosis,
                   const std::string& account_id, Commands& commands)
{
    const MessageDone done =
        Message(ui, id, column.x(), column.y(), column.width(),
                MessageOf(mood, diagnosis.title, diagnosis.detail, diagnosis.fix, diagnosis.action));
    if (done.answer == MessageAnswer::kAction)
        commands.push_back(app::command::RunAction{diagnosis.action, account_id});
    column.Add(done.height);
}

float DrawClockNotice(Ui& ui, Id id, const app::State& state, float x, float y, float width)
{
    // The usual case. The early return keeps the code below out of the part of the program that loads first.
    if (state.clock_lead.count() == 0)
        return 0;
    const Diagnosis wrong = words::DeviceClock(state.clock_lead).value_or(Diagnosis{});
    return kSpace3 + Message(ui, id, x, y + kSpace3, width,
                             MessageOf(Mood::kAttention, wrong.title, wrong.detail, wrong.fix, wrong.action))
                         .height;
}

bool DrawFailure(Ui& ui, Id id, Column& column, const Diagnosis& diagnosis)
{
    // Retrying doesn't help if the thing doesn't exist.
    const Action action = diagnosis.id == Describe(Cause::kNotFound).id ? Action::kNone : Action::kRetry;
    const MessageDone done =
        Message(ui, id, column.x(), column.y(), column.width(),
                MessageOf(Mood::kProblem, diagnosis.title, diagnosis.detail, diagnosis.fix, action));
    column.Add(done.height);
    return done.answer == MessageAnswer::kAction;
}

}  // namespace pinwright::ui
