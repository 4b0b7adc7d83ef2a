// Draws frames on demand.
//   [X] draws a frame only after a wake-up; none while nothing changes
//   [X] timers, visibility, the network's return; never calls a trapped program again
//   [ ] frames in a hidden tab (the browser offers none)
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

    std::function<void(double now_ms)> on_frame;        ///< `now_ms`: the browser's time for the frame.
    std::function<void(bool visible)> on_visible;       ///< The tab was shown or hidden, or is being left.
    std::function<void(std::uint64_t timer)> on_timer;  ///< A timer of After() expired.
    std::function<void()> on_online;                    ///< The browser reports that the network is back.

    /// Draws the first frame at Begin(), or after `patience_ms`. Until then the loading page shows: a frame
    /// with nothing to show would only delay the first useful one. The object must not move and must outlive
    /// the page.
    void Start(int patience_ms);
    void Begin();
    /// Draws at least this many more frames. Use 3 for layout changes, which settle in two.
    void Wake(int frames = 3);
    /// Calls on_timer(timer) once, after `milliseconds`.
    void After(std::uint64_t timer, int milliseconds);

private:
    static void Draw(void* self, double now_ms);
    /// `what`: a PageEvent.
    static void Seen(void* self, int what);
    static void Called(void* self, int slot);

private:
    // Maps timers to small numbers, because the glue passes 32 bits.
    struct Timer {
        int slot;
        std::uint64_t timer;
    };
    std::vector<Timer> m_timers;
    int m_last_slot = 0;
};

}  // namespace pinwright::platform
