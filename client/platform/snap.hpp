// Where something stands between device pixels, and is to stand on them.
#pragma once

#include <cmath>

namespace pinwright::platform {

/// The nearest length in CSS pixels that is a whole number of device pixels, of which `density` make one CSS pixel;
/// from the middle it goes up. std::round would be a call into the browser, of which a frame makes thousands.
inline float Snap(float length, float density)
{
    return std::floor(length * density + 0.5f) / density;
}

}  // namespace pinwright::platform
