// A diagnosis as a message, wherever it stands; its action becomes a command.
#include "client/core/common_words.hpp"
#include "client/features/common/ui/screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

float DrawDiagnosis(Ui& ui, Id id, float x, float y, float width, const Diagnosis& diagnosis, bool attention,
                    const std::string& account_id, Commands& commands)
{
    const MessageDone done = Message(ui, id, x, y, width,
                                     {attention ? Mood::kAttention : Mood::kProblem, diagnosis.title,
                                      diagnosis.detail, diagnosis.fix, diagnosis.action, false, false});
    if (done.answer == MessageAnswer::kAction)
        commands.push_back(app::command::RunAction{diagnosis.action, account_id});
    return done.height;
}

float DrawClockNotice(Ui& ui, Id id, const app::State& state, float x, float y, float width)
{
    // Nearly always; what follows need not be there at the start.
    if (state.clock_lead.count() == 0)
        return 0;
    const Diagnosis wrong = app::words::DeviceClock(state.clock_lead).value_or(Diagnosis{});
    return kSpace3 +
           Message(ui, id, x, y + kSpace3, width,
                   {Mood::kAttention, wrong.title, wrong.detail, wrong.fix, wrong.action, false, false})
               .height;
}

bool DrawFailure(Ui& ui, Id id, float x, float& y, float width, const Diagnosis& diagnosis)
{
    // Where there is nothing, trying again brings nothing.
    const Action action = diagnosis.id == Describe(Cause::kNotFound).id ? Action::kNone : Action::kRetry;
    const MessageDone done =
        Message(ui, id, x, y, width,
                {Mood::kProblem, diagnosis.title, diagnosis.detail, diagnosis.fix, action, false, false});
    y += done.height;
    return done.answer == MessageAnswer::kAction;
}

}  // namespace pinwright::ui
