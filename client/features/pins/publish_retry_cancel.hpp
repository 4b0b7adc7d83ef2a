// Changes to pins that are stored at the server, but for their texts: published now, retried, canceled,
// decided. One change of a pin at a time; what comes back is shown wherever the pin is.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/pins/pin_polling.hpp"

namespace pinwright::app {

/// What can be done with a pin as it stands. What cannot is not offered.
struct PinOffers {
    bool edit = false;
    bool publish_now = false;
    bool retry = false;
    bool cancel = false;
    bool move = false;    ///< To another time.
    bool decide = false;  ///< Which of its candidates it is, or that it is none.
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
    /// For the pin shown. Empty: none of them; it is published again.
    void Decide(const std::string& pinterest_pin_id);
    void OnChanged(const Answer& answer);

private:
    void Change(const std::string& pin_id, std::string_view method, std::string_view what, std::string body);

    Core& m_core;
    ServerStatus& m_server;
    PinPolling& m_follower;
};

}  // namespace pinwright::app
