// Moves lengths to whole device pixels.
#pragma once

#include <cmath>

namespace pinwright::platform {

/// Rounds a length in CSS pixels to whole device pixels, with `density` device pixels per CSS pixel; halves
/// round up. Avoids std::round, which calls into the browser, thousands of times per frame.
inline float Snap(float length, float density)
{
    return std::floor(length * density + 0.5f) / density;
}

}  // namespace pinwright::platform
