// The texts of the Troubleshoot screen.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {

/// Says that all checks passed, or how many didn't.
std::string ChecksSummary(const std::vector<Check>& checks);
/// The label of a severity: `OK`, `Attention`, `Broken`, `Not reached`.
std::string_view SeverityLabel(Severity severity);

}  // namespace pinwright::app::words
