// Keeps the server's status current: requests it at the start, after changes, and regularly while the page is
// visible.
#pragma once

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

inline constexpr int kStatusEveryMs = 20'000;
inline constexpr int kStatusOftenMs = 2000;    ///< While lists of pins are shown.
inline constexpr int kStatusAgainMs = 10'000;  ///< After a failure.

class ServerStatus {
public:
    explicit ServerStatus(Core& core) : m_core(core) {}

    /// Requests the status now. The known status stays visible meanwhile.
    void Ask(Asking asking = Asking::kByItself);
    /// Handles the answer. Returns true if the accounts or the mode may have changed.
    bool OnAnswer(const Answer& answer);

private:
    Core& m_core;
};

}  // namespace pinwright::app
