// A rectangle in CSS pixels from the stage's top left corner, with its arithmetic; and moving lengths to
// whole device pixels.
#pragma once

#include <algorithm>
#include <cmath>

namespace pinwright::platform {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool Contains(float px, float py) const { return px >= x && py >= y && px < right() && py < bottom(); }
    /// Shrinks each side by this much; negative values enlarge it.
    Rect Inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    Rect Inset(float by) const { return Inset(by, by); }

    bool operator==(const Rect&) const = default;
};

/// Rounds a length in CSS pixels to whole device pixels, with `density` device pixels per CSS pixel; halves
/// round up. Avoids std::round, which calls into the browser, thousands of times per frame.
inline float Snap(float length, float density)
{
    return std::floor(length * density + 0.5f) / density;
}

}  // namespace pinwright::platform
