// Confirmations for actions that can't be undone: discarding a draft, canceling pins, disconnecting an
// account, and removing an account with all its data.
#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/ui/account_screens.hpp"
#include "client/features/common/ui/confirm_dialog.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/selection.hpp"
#include "client/features/pins/ui/pin_screens.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

constexpr float kNarrow = 400;

template <typename Yes, typename No>
void Answer(const std::optional<bool>& answer, Commands& commands)
{
    if (answer == true)
        commands.push_back(Yes{});
    else if (answer)
        commands.push_back(No{});
}

// Makes a question about the account in the dialog state `asked`.
template <typename Asked>
Question About(const Asked& asked, std::string title, std::vector<std::string> texts, std::string_view yes)
{
    return {.title = std::move(title),
            .texts = std::move(texts),
            .yes = yes,
            .no = texts::kCancel,
            .busy = asked.busy,
            .problem = asked.problem ? &*asked.problem : nullptr,
            .account_id = asked.account_id};
}

}  // namespace

void DrawDiscardDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const bool open = state.compose.asks_discard, changes = !state.compose.draft.is_new();
    Question question;
    if (open)
        question = {.title = std::string(changes ? texts::kDiscardChangesTitle : texts::kDiscardTitle),
                    .texts = {std::string(changes ? texts::kDiscardChangesDetail : texts::kDiscardDetail)},
                    .yes = texts::kDiscard,
                    .no = texts::kKeep,
                    .width = kNarrow};
    Answer<command::DiscardDraft, command::KeepDraft>(
        Confirm(ui, MakeId("discard-dialog"), open, question, commands), commands);
}

void DrawCancelDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const bool several = state.asks_cancel_selected, open = several || !state.asks_cancel.empty();
    Question question;
    if (open)
        question = {.title = several ? words::CancelPinsTitle(app::SelectedCount(state))
                                     : std::string(texts::kCancelTitle),
                    .texts = {std::string(several ? texts::kCancelPinsDetail : texts::kCancelDetail)},
                    .yes = several ? texts::kCancelPins : texts::kCancelPin,
                    .no = several ? texts::kKeepPins : texts::kKeepPin,
                    .width = kNarrow};
    Answer<command::ConfirmCancelPin, command::KeepPin>(
        Confirm(ui, MakeId("cancel-dialog"), open, question, commands), commands);
}

void DrawDisconnectDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const std::optional<app::DisconnectDialog>& asked = state.integrations.disconnect;
    Question question;
    if (asked)
        question = About(*asked, Fill(texts::kDisconnectAccount, {{"account", asked->name}}),
                         {std::string(texts::kDisconnectSignIn), words::WaitingPins(asked->waiting),
                          std::string(texts::kDisconnectThere)},
                         texts::kDisconnect);
    Answer<command::ConfirmDisconnect, command::CancelDisconnect>(
        Confirm(ui, MakeId("disconnect-dialog"), asked.has_value(), question, commands), commands);
}

void DrawRemoveDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const std::optional<app::RemoveDialog>& asked = state.integrations.remove;
    Question question;
    if (asked)
        question = About(*asked, words::RemoveTitle(asked->name),
                         {std::string(texts::kRemoveWhat), std::string(texts::kRemoveStays)}, texts::kRemove);
    Answer<command::ConfirmRemove, command::CancelRemove>(
        Confirm(ui, MakeId("remove-dialog"), asked.has_value(), question, commands), commands);
}

}  // namespace pinwright::ui
