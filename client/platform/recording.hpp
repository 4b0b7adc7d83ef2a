// A video of the screen, chosen, recorded and saved by the browser.
//   [X] start, stop, the browser's own end, refusal, browsers that cannot   [ ] sound, pause
#pragma once

#include <functional>

#include "client/platform/wire.hpp"

namespace pinwright::platform {

class Recording {
public:
    Recording() = default;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    std::function<void(RecordingEvent event)> on_told;  ///< Set it first; may be called at once.

    /// Asks the person what is to be recorded; soon after a press, as browsers want it.
    void Start();
    /// Ends it and saves the video; nothing where none runs.
    void Stop();
};

}  // namespace pinwright::platform
