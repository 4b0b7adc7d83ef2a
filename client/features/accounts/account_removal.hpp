// Removes a disconnected account with all its data on this server. This is a second step with a separate
// confirmation, and it can't be undone.
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

    /// Opens the dialog, unless the account is still connected.
    void Ask(std::string_view account_id);
    void Confirm();
    /// Closes the dialog, unless the request is running.
    void Cancel();
    void OnAnswer(const Answer& answer);

private:
    Core& m_core;
    ServerStatus& m_server;
    BoardsAndSections& m_boards;
};

}  // namespace pinwright::app
