// Polls one pin until it is settled: every second while it is being published, more slowly during a lookup or
// a wait. Stops once the pin can't change without the user.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

/// How long to wait before the next request; empty if no more are needed. `looks`: requests made so far.
std::optional<int> NextLookMs(const Pin& pin, int looks);

/// The pin's address in the API.
std::string PinAddress(std::string_view pin_id);

class PinPolling {
public:
    explicit PinPolling(Core& core) : m_core(core) {}

    /// Call when this pin's screen appears.
    void Enter(std::string_view pin_id);
    /// Call when another screen appears.
    void Leave();
    /// Shows the pin that the server returned for the post.
    void Begin(const Pin& pin, std::string note);
    /// Requests the pin now.
    void Look(Asking asking = Asking::kByItself);
    void OnShown();
    /// Shows the pin that the server returned for a change.
    void Take(const Pin& pin);
    void OnPin(const Answer& answer);
    /// Call when the status arrives: the account may now be waiting for another reason, or not at all.
    void OnStatus();

private:
    void Show(const Pin& pin);
    void Describe();
    void Tell(const Pin& pin);

    Core& m_core;
    bool m_rests = false;  ///< The pin is waiting because its account is.
    int m_looks = 0;
    int m_failures = 0;
};

}  // namespace pinwright::app
