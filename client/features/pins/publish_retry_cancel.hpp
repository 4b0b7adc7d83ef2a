// Changes to stored pins other than edits: publish now, retry, cancel, and decide. Only one change per pin
// runs at a time; its result is shown wherever the pin is.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/pins/pin_polling.hpp"

namespace pinwright::app {

/// The actions that a pin allows in its state. Other actions aren't offered.
struct PinOffers {
    bool edit = false;
    bool publish_now = false;
    bool retry = false;
    bool cancel = false;
    bool move = false;    ///< To another time.
    bool decide = false;  ///< Choosing which of its candidates it is, or none.
};
PinOffers OffersOf(const Pin& pin);

class PublishRetryCancel {
public:
    PublishRetryCancel(Core& core, ServerStatus& server, PinPolling& follower)
        : m_core(core), m_server(server), m_follower(follower)
    {
    }

    void PublishNow(const std::string& pin_id);
    void Retry(const std::string& pin_id);
    void AskCancel(const std::string& pin_id);
    void ConfirmCancel();
    /// Decides for the pin shown. An empty id means none of the candidates: the pin is published again.
    void Decide(const std::string& pinterest_pin_id);
    void OnChanged(const Answer& answer);

private:
    void Change(const std::string& pin_id, std::string_view method, std::string_view what, std::string body);

    Core& m_core;
    ServerStatus& m_server;
    PinPolling& m_follower;
};

}  // namespace pinwright::app
