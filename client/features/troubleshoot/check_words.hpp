// The texts of the Troubleshoot screen.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {
inline constexpr std::string_view kTroubleshootDetail =
    "A live check of everything between this page and Pinterest. Anything wrong comes with a fix.";
inline constexpr std::string_view kRunAgain = "Run again";
inline constexpr std::string_view kCopyReport = "Copy report";
inline constexpr std::string_view kThisServer = "This server and Pinterest";
inline constexpr std::string_view kStillChecking = "Checking";
/// Says that all checks passed, or how many didn't.
std::string ChecksSummary(const std::vector<Check>& checks);
/// The label of a severity: `OK`, `Attention`, `Broken`, `Not reached`.
std::string_view SeverityLabel(Severity severity);

}  // namespace pinwright::app::words
