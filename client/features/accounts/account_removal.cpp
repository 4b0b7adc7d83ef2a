#include "client/features/accounts/account_removal.hpp"

#include "client/features/accounts/account_words.hpp"

namespace pinwright::app {

void AccountRemoval::Ask(std::string_view account_id)
{
    const Account* const account = FindAccount(m_core.state, account_id);
    if (account != nullptr && account->state == AccountState::kDisconnected)
        m_core.state.integrations.remove = RemoveDialog{account->id, words::NameOf(*account), false, {}};
}

void AccountRemoval::Confirm()
{
    std::optional<RemoveDialog>& dialog = m_core.state.integrations.remove;
    if (!dialog || dialog->busy)
        return;
    dialog->busy = true;
    dialog->problem.reset();
    m_core.Send(Purpose::kRemove, dialog->account_id, "DELETE",
                "/api/v1/accounts/" + EncodePart(dialog->account_id) + "?data=1");
}

void AccountRemoval::Cancel()
{
    std::optional<RemoveDialog>& dialog = m_core.state.integrations.remove;
    if (dialog && !dialog->busy)
        dialog.reset();
}

void AccountRemoval::OnAnswer(const Answer& answer)
{
    std::optional<RemoveDialog>& dialog = m_core.state.integrations.remove;
    if (!dialog || dialog->account_id != answer.subject)
        return;
    // After a second press, or in another tab, the account may be gone already: that's fine.
    if (answer.good() || answer.status == 404) {
        const std::string name = dialog->name;
        dialog.reset();
        m_boards.Forget(answer.subject);
        m_core.Toast(words::IsRemoved(name));
        m_server.Ask();
        return;
    }
    dialog->busy = false;
    dialog->problem = answer.failure();
    m_core.Announce(Politeness::kAssertive, Spoken(*dialog->problem));
}

}  // namespace pinwright::app
