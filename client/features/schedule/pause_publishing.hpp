// Pausing: nothing more goes out, of all accounts or of one, until it is resumed.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"

namespace pinwright::app {

class PausePublishing {
public:
    PausePublishing(Core& core, ServerStatus& server) : m_core(core), m_server(server) {}

    /// Empty `account_id`: everything.
    void Pause(const std::string& account_id, bool paused);
    /// What the strip speaks of: everything, or each account that is paused; or a restored server takes over.
    void Resume();
    void OnAnswer(const Answer& answer);

private:
    void TakeOver();

    Core& m_core;
    ServerStatus& m_server;
};

}  // namespace pinwright::app
