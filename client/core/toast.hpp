// How long a toast shows what was just done. Core::Toast shows it.
#pragma once

namespace pinwright::app {

inline constexpr int kToastMs = 3000;
/// Duration if the toast has an "Undo" button.
inline constexpr int kUndoMs = 10'000;

}  // namespace pinwright::app
