// Frames on demand.
//   [X] a frame is drawn only when something woke them; 0 while nothing changes
//   [X] timers, visibility, the network's return, a trapped program that is never called again
//   [ ] frames in a hidden tab (the browser gives none)
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace pinwright::platform {

class Frames {
public:
    Frames() = default;
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    std::function<void(double now_ms)> on_frame;        ///< `now_ms`: the browser's own time of the frame.
    std::function<void(bool visible)> on_visible;       ///< The tab was shown or hidden, or is being left.
    std::function<void(std::uint64_t timer)> on_timer;  ///< A timer of After() is over.
    std::function<void()> on_online;                    ///< The browser says that the network is back.

    /// The first frame is drawn at Begin(), or `patience_ms` from now: until then the loading page stands,
    /// and a frame that has nothing to show yet only delays the one that has. The object must stay where
    /// it is and outlive the page.
    void Start(int patience_ms);
    void Begin();
    /// At least this many frames more: 3 for whatever changes the layout, since it settles in two.
    void Wake(int frames = 3);
    /// Calls on_timer(timer) once, after `milliseconds`.
    void After(std::uint64_t timer, int milliseconds);

private:
    static void Draw(void* self, double now_ms);
    /// `what`: a PageEvent.
    static void Seen(void* self, int what);
    static void Called(void* self, int slot);

private:
    // Timers by a small number, because the glue hands 32 bits through.
    struct Timer {
        int slot;
        std::uint64_t timer;
    };
    std::vector<Timer> m_timers;
    int m_last_slot = 0;
};

}  // namespace pinwright::platform
