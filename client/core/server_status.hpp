// Knows how the server stands: asks for the status at the start, after what changes it, and every
// now and then while the page is visible.
#pragma once

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

inline constexpr int kStatusEveryMs = 20'000;
inline constexpr int kStatusOftenMs = 2000;    ///< While the pins are listed.
inline constexpr int kStatusAgainMs = 10'000;  ///< After a failure.

class ServerStatus {
public:
    explicit ServerStatus(Core& core) : m_core(core) {}

    /// Asks now. What is known stays shown meanwhile.
    void Ask(Asking asking = Asking::kByItself);
    /// Takes the answer in. True where the accounts or the mode may have changed.
    bool OnAnswer(const Answer& answer);

private:
    Core& m_core;
};

}  // namespace pinwright::app
