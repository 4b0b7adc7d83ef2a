// Connects, reconnects, and disconnects accounts, and reports how a connection attempt ended. This code never
// sees a token: Pinterest gives it to the server only.
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

    // ---- User actions ----
    void Open();
    void ChoosePinterest();
    void Close();
    void Continue();
    void Reconnect(std::string_view account_id);
    void ConnectSandbox();
    /// Adds the account that the user authorized by mistake as another account, by connecting again.
    void AddSignedIn();
    void AskDisconnect(std::string_view account_id);
    void ConfirmDisconnect();
    void CancelDisconnect();

    // ---- Answers ----
    /// The server's callback page opened this page.
    void OnReturn(const ConnectReturn& back);
    /// The accounts were updated: shows the message for a connection that has just been made.
    void OnStatus();
    void OnDisconnected(const Answer& answer);
    /// The page is visible again (for example, back from Pinterest), so no connection attempt is under way.
    void OnShown();

private:
    void Leave(std::string url);
    void TellStranger();
    void Tell(Notice notice);

    Core& m_core;
    ServerStatus& m_server;
    BoardsAndSections& m_boards;
    std::string m_connected;   ///< Id of a connected account whose name will come with the next status.
    ConnectReturn m_stranger;  ///< The same if the user authorized another account than the one meant.
};

}  // namespace pinwright::app
