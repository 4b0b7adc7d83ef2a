// Connecting, reconnecting and disconnecting accounts, and the words for how a sign-in ended. It
// never sees a token: the sign-in happens between the server and Pinterest.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/accounts/boards_and_sections.hpp"

namespace pinwright::app {

class AccountConnection {
public:
    AccountConnection(Core& core, ServerStatus& server, BoardsAndSections& boards)
        : m_core(core), m_server(server), m_boards(boards)
    {
    }

    // ---- What a person does ----
    void Open();
    void ChoosePinterest();
    void Close();
    void Continue();
    void Reconnect(std::string_view account_id);
    void ConnectSandbox();
    /// Who signed in instead of the account that was meant becomes one of its own, by a sign-in of its own.
    void AddSignedIn();
    void AskDisconnect(std::string_view account_id);
    void ConfirmDisconnect();
    void CancelDisconnect();

    // ---- What comes back ----
    /// The page was opened by the server's callback page.
    void OnReturn(const ConnectReturn& back);
    /// The accounts are known anew: a connection that just came about gets its message.
    void OnStatus();
    void OnDisconnected(const Answer& answer);
    /// The page shows again (back from Pinterest, say): nothing is on its way any more.
    void OnShown();

private:
    void Leave(std::string url);
    void TellStranger();
    void Tell(Notice notice);

    Core& m_core;
    ServerStatus& m_server;
    BoardsAndSections& m_boards;
    std::string m_connected;   ///< Waits for the status, to be called by its name.
    ConnectReturn m_stranger;  ///< The same where another one signed in.
};

}  // namespace pinwright::app
