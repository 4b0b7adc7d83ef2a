// The texts of the guide from trial to Standard access. Pinterest's requirements are from its page on access
// tiers (https://developers.pinterest.com/docs/key-concepts/access-tiers/) and from refusals that users
// report.
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

/// Shown beside the button, and announced when it changes.
inline std::string_view RecordingText(Recording recording)
{
    return recording == Recording::kRunning       ? texts::kRecording
           : recording == Recording::kRefused     ? texts::kNotRecorded
           : recording == Recording::kUnsupported ? texts::kNoRecording
                                                  : texts::kRecorded;
}
inline constexpr std::string_view kMyAppsAddress = "https://developers.pinterest.com/apps/";

}  // namespace pinwright::app::words
