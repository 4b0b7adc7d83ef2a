// Pauses publishing for one account or all of them, until the user resumes it.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"

namespace pinwright::app {

class PausePublishing {
public:
    PausePublishing(Core& core, ServerStatus& server) : m_core(core), m_server(server) {}

    /// An empty `account_id` means all accounts.
    void Pause(const std::string& account_id, bool paused);
    /// Resumes whatever the strip reports: everything, or each paused account. Or lets a restored server take
    /// over.
    void Resume();
    void OnAnswer(const Answer& answer);

private:
    void TakeOver();

    Core& m_core;
    ServerStatus& m_server;
};

}  // namespace pinwright::app
