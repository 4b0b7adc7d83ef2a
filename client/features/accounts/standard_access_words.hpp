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
    "Every new Pinterest app starts with trial access. It can connect accounts and read boards, but can’t "
    "publish. Your pins wait here until your app has Standard access.";
inline constexpr std::string_view kSandboxTitle = "Try it in the sandbox";
inline constexpr std::string_view kSandboxDetail =
    "The sandbox is a test version of Pinterest with its own sign-in, boards and pins that only you can see. "
    "Your account there appears next to the real one, marked “Sandbox”. It has no boards at first; create "
    "one here.";
inline constexpr std::string_view kConnectSandbox = "Connect the sandbox";
inline constexpr std::string_view kComposeInSandbox = "Compose a pin";
inline constexpr std::string_view kVideoTitle = "Record a short video";
inline constexpr std::string_view kVideoDetail =
    "Pinterest reviews a video of your app. Most are refused because they don’t show the sign-in. You can do "
    "everything it must show here, in the sandbox:";
inline constexpr std::string_view kVideoSteps[] = {
    "Start on this server’s page, with its address visible.",
    "Press Connect Account, and leave time to read the permissions.",
    "Show Pinterest’s own page: the sign-in, every permission on, and the button that allows them.",
    "Show that you return here, and that the account is connected.",
    "Compose a pin with image, title and board, and publish it.",
    "Open the pin on Pinterest through its link.",
};
inline constexpr std::string_view kRecord = "Record the screen";
inline constexpr std::string_view kStopRecording = "Stop and save";
inline constexpr std::string_view kRecordDetail =
    "Choose a window or the whole screen. Keep this page open and do the steps in another tab. The video "
    "stays on this device.";
inline constexpr std::string_view kRecording = "Recording. Do the steps in another tab, then come back.";
inline constexpr std::string_view kNotRecorded = "The screen was not recorded.";
inline constexpr std::string_view kNoRecording =
    "This browser can’t record the screen. Use your system’s screen recorder instead.";
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
    "At developers.pinterest.com, open My apps and choose Upgrade next to your app.",
    "Check the name, the purpose and the address of your privacy policy.",
    "Submit the video. Pinterest reviews requests on business days and answers by email.",
    "Then reconnect the account here. Waiting pins are published automatically.",
};
inline constexpr std::string_view kMyApps = "My apps at Pinterest";
inline constexpr std::string_view kMyAppsAddress = "https://developers.pinterest.com/apps/";

}  // namespace pinwright::app::words
