// A video of the screen: the browser lets the person choose what to record, records and saves it.
//   [X] start, stop, end by the browser, refusal, browsers that can't record
//   [ ] sound, pause
#pragma once

#include <functional>

#include "client/platform/wire.hpp"

namespace pinwright::platform {

class Recording {
public:
    Recording() = default;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    std::function<void(RecordingEvent event)> on_told;  ///< Set it before Start(), which may call it at once.

    /// Asks the person what to record. Call soon after a press, as browsers require.
    void Start();
    /// Stops recording and saves the video; does nothing if none is running.
    void Stop();
};

}  // namespace pinwright::platform
