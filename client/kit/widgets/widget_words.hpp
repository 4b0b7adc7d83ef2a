// The words that widgets supply themselves.
#pragma once

#include <string_view>

namespace pinwright::app::words {

// ---- Everywhere ----
inline constexpr std::string_view kClose = "Close";
inline constexpr std::string_view kClear = "Clear";
inline constexpr std::string_view kDismiss = "Dismiss";

}  // namespace pinwright::app::words
