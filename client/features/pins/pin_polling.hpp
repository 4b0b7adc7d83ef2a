// Follows one pin until it is settled: asks each second while it is on its way, more slowly while
// it is looked for or waits, and never again once it cannot change by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

/// How long to wait before the next look, or nothing where there is none to come. `looks`: made so far.
std::optional<int> NextLookMs(const Pin& pin, int looks);

/// Where the API has a pin.
std::string PinAddress(std::string_view pin_id);

class PinPolling {
public:
    explicit PinPolling(Core& core) : m_core(core) {}

    /// The screen of this pin is shown.
    void Enter(std::string_view pin_id);
    /// Another screen is shown.
    void Leave();
    /// The server's answer to the post: the first that is known of the pin.
    void Begin(const Pin& pin, std::string note);
    /// Looks now.
    void Look(Asking asking = Asking::kByItself);
    void OnShown();
    /// What a change of the pin was answered with.
    void Take(const Pin& pin);
    void OnPin(const Answer& answer);
    /// The status came in: what keeps the account back may be another thing.
    void OnStatus();

private:
    void Show(const Pin& pin);
    void Describe();
    void Tell(const Pin& pin);

    Core& m_core;
    bool m_rests = false;  ///< The pin waits because its account does.
    int m_looks = 0;
    int m_failures = 0;
};

}  // namespace pinwright::app
