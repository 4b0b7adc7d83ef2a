// How long each kind of call to Pinterest may take, from looking up the name to the last byte of the answer.
#pragma once

#include <chrono>
#include <cstdint>

namespace pinwright::pinterest {

inline constexpr std::chrono::milliseconds kCallDeadline{20'000};

/// The deadline for creating a pin with a body of this size. A slow line carries 100 KB a second: an image
/// of 20 MB gets four and a half minutes more.
constexpr std::chrono::milliseconds PinDeadline(std::uint64_t bytes)
{
    constexpr std::chrono::milliseconds kLeast{60'000};
    constexpr std::uint64_t kSlowestBytesPerSecond = 100'000;
    return kLeast + std::chrono::milliseconds{1000 * (bytes / kSlowestBytesPerSecond)};
}

}  // namespace pinwright::pinterest
