// What was done just now, shown for a moment. Core::Toast shows it.
#pragma once

namespace pinwright::app {

inline constexpr int kToastMs = 3000;
/// Where something can be taken back.
inline constexpr int kUndoMs = 10'000;

}  // namespace pinwright::app
