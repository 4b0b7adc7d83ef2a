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

#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {
inline constexpr std::string_view kStandardAccessDetail =
    "Every new Pinterest app begins with trial access. It may connect accounts and read boards, but the real "
    "Pinterest refuses its pins. They wait here, and go out once your app has Standard access.";
inline constexpr std::string_view kSandboxTitle = "Try it in the sandbox";
inline constexpr std::string_view kSandboxDetail =
    "The sandbox is a Pinterest for trying, with a sign-in, boards and pins of its own that only you can "
    "see. "
    "Your account there stands beside the real one, marked “Sandbox”. It begins without boards; create the "
    "first "
    "one here.";
inline constexpr std::string_view kConnectSandbox = "Connect the sandbox";
inline constexpr std::string_view kComposeInSandbox = "Compose a pin";
inline constexpr std::string_view kVideoTitle = "Record a short video";
inline constexpr std::string_view kVideoDetail =
    "Pinterest looks at a video of your app at work. Most refusals come because it does not show the "
    "sign-in. "
    "Everything it has to show can be done here, against the sandbox:";
inline constexpr std::string_view kVideoSteps[] = {
    "Begin on this server’s page, with its address in sight.",
    "Press Connect Account, and let the permissions that are asked for be read.",
    "Show Pinterest’s own page: the sign-in, every permission on, and the button that allows them.",
    "Show that you come back here, and that the account is connected.",
    "Compose a pin with image, title and board, and publish it.",
    "Open the pin by its link at Pinterest.",
};
inline constexpr std::string_view kRecord = "Record the screen";
inline constexpr std::string_view kStopRecording = "Stop and save";
inline constexpr std::string_view kRecordDetail =
    "Choose a window or the whole screen. Leave this page open meanwhile, and do the steps in another tab. "
    "The video "
    "stays on this device.";
inline constexpr std::string_view kRecording = "Recording. Do the steps in another tab, then come back.";
inline constexpr std::string_view kNotRecorded = "The screen was not recorded.";
inline constexpr std::string_view kNoRecording =
    "This browser cannot record the screen. The recorder of your system can, and does as well.";
inline constexpr std::string_view kRecorded = "The video is saved.";
/// Shown beside the button, and announced when it changes.
constexpr std::string_view RecordingText(Recording recording)
{
    return recording == Recording::kRunning       ? kRecording
           : recording == Recording::kRefused     ? kNotRecorded
           : recording == Recording::kUnsupported ? kNoRecording
                                                  : kRecorded;
}
inline constexpr std::string_view kAskTitle = "Ask for Standard access";
inline constexpr std::string_view kAskSteps[] = {
    "At developers.pinterest.com, open My apps, and choose Upgrade beside your app.",
    "Check the name, the purpose and the address of your privacy policy.",
    "Hand in the video. Requests are reviewed on business days, and the answer comes by e-mail.",
    "Then reconnect the account here. The pins that wait go out by themselves.",
};
inline constexpr std::string_view kMyApps = "My apps at Pinterest";
inline constexpr std::string_view kMyAppsAddress = "https://developers.pinterest.com/apps/";

}  // namespace pinwright::app::words
