// Removing an account that is disconnected, with all that this server holds of it: a second step, which is
// asked about on its own and cannot be taken back.
#pragma once

#include <string_view>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/accounts/boards_and_sections.hpp"

namespace pinwright::app {

class AccountRemoval {
public:
    AccountRemoval(Core& core, ServerStatus& server, BoardsAndSections& boards)
        : m_core(core), m_server(server), m_boards(boards)
    {
    }

    /// Opens the dialog; nothing where the account is not disconnected.
    void Ask(std::string_view account_id);
    void Confirm();
    /// Closes the dialog, unless the answer is awaited.
    void Cancel();
    void OnAnswer(const Answer& answer);

private:
    Core& m_core;
    ServerStatus& m_server;
    BoardsAndSections& m_boards;
};

}  // namespace pinwright::app
