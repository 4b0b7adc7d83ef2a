// A video of the screen, chosen, recorded and saved by the browser.
//   [X] start, stop, the browser's own end, refusal, browsers that cannot   [ ] sound, pause
#pragma once

#include <functional>

namespace pinwright::platform {

class Recording {
public:
    enum What { kSaved, kRunning, kRefused, kUnsupported };

    Recording() = default;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    std::function<void(What what)> on_told;  ///< Set it first; may be called at once.

    /// Asks the person what is to be recorded; soon after a press, as browsers want it.
    void Start();
    /// Ends it and saves the video; nothing where none runs.
    void Stop();
};

}  // namespace pinwright::platform
